import { z } from 'zod'
import { asError, HookeError } from '../../domain/errors.ts'
import type { NewAttachment } from '../tracker.ts'
import { clientIdOf } from './client-id.ts'
import { type Desk, idOf, look, notTaken } from './desk.ts'
import { ATTACHMENT, ATTACHMENT_CREATE, FILE_UPLOAD } from './documents.ts'
import { LinearRefusal } from './trouble.ts'

const Attachment = z.object({ id: z.string(), url: z.string() })
const Created = z.object({ attachmentCreate: z.object({ attachment: Attachment }) })
const Found = z.object({ attachment: Attachment })
const Upload = z.object({
  fileUpload: z.object({
    uploadFile: z.object({
      uploadUrl: z.string(),
      assetUrl: z.string(),
      headers: z.array(z.object({ key: z.string(), value: z.string() })),
    }),
  }),
})

/**
 * Uploads the bytes, then puts them on the issue under an id that follows from issue and key. A try whose answer was lost
 * uploads again, and then finds the first: the second copy hangs on nothing.
 */
export async function attachTo(
  desk: Desk,
  file: NewAttachment,
  signal: AbortSignal,
): Promise<{ readonly url: string | null }> {
  const issueId = await idOf(desk, file.issue, signal)
  const id = clientIdOf(`attachment/${issueId}/${file.key}`)
  const url = await upload(desk, file, signal)
  const input = { id, issueId, title: file.title, subtitle: file.fileName, url, metadata: { key: file.key } }
  try {
    const made = await desk.api.ask(
      { document: ATTACHMENT_CREATE, variables: { input }, answer: Created },
      signal,
    )
    return { url: made.attachmentCreate.attachment.url }
  } catch (error) {
    if (!(error instanceof LinearRefusal)) throw error
    return { url: await earlier(desk, { id, ref: file.issue, refusal: error }, signal) }
  }
}

async function earlier(
  desk: Desk,
  { id, ref, refusal }: { id: string; ref: string; refusal: LinearRefusal },
  signal: AbortSignal,
): Promise<string> {
  try {
    return (await desk.api.ask({ document: ATTACHMENT, variables: { id }, answer: Found }, signal)).attachment
      .url
  } catch (error) {
    if (!(error instanceof LinearRefusal)) throw error
    await look(desk, ref, signal)
    throw notTaken(refusal)
  }
}

async function upload(desk: Desk, file: NewAttachment, signal: AbortSignal): Promise<string> {
  const variables = { contentType: file.contentType, filename: file.fileName, size: file.bytes.byteLength }
  const { fileUpload } = await desk.api.ask({ document: FILE_UPLOAD, variables, answer: Upload }, signal)
  const { uploadUrl, assetUrl, headers } = fileUpload.uploadFile
  await put(desk, { uploadUrl, headers, file }, signal)
  return assetUrl
}

interface Put {
  readonly uploadUrl: string
  readonly headers: readonly { readonly key: string; readonly value: string }[]
  readonly file: NewAttachment
}

/** Without the token: the address itself is signed. */
async function put({ api }: Desk, { uploadUrl, headers, file }: Put, signal: AbortSignal): Promise<void> {
  const { apiUrl, clock, requestTimeoutMs } = api.access
  if (!isAllowed(uploadUrl, apiUrl))
    throw new HookeError('tracker.refused', 'Linear named an address for an upload that is not encrypted', {
      found: new URL(uploadUrl).origin,
    })
  const deadline = new AbortController()
  const stop = clock.after(requestTimeoutMs, () =>
    deadline.abort(new Error(`no answer for ${requestTimeoutMs} ms`)),
  )
  try {
    const response = await fetch(uploadUrl, {
      method: 'PUT',
      redirect: 'error',
      headers: {
        'Cache-Control': 'public, max-age=31536000',
        ...Object.fromEntries(headers.map(({ key, value }) => [key, value])),
        'Content-Type': file.contentType,
      },
      body: Buffer.from(file.bytes),
      signal: AbortSignal.any([signal, deadline.signal]),
    })
    if (!response.ok) throw noUpload(file, response.status)
  } catch (thrown) {
    signal.throwIfAborted()
    const cause = asError(thrown)
    if (cause instanceof HookeError) throw cause
    const said = { retryable: true, found: cause.message, cause }
    throw new HookeError('tracker.unreachable', `Linear did not take the file ${file.fileName}`, said)
  } finally {
    stop()
  }
}

/** A file that is refused for what it is will be refused again. */
function noUpload({ fileName }: NewAttachment, status: number): HookeError {
  const message = `Linear did not take the file ${fileName}`
  const found = `HTTP ${status}`
  const isRefused = status >= 400 && status < 500 && status !== 408 && status !== 429
  if (!isRefused) return new HookeError('tracker.unreachable', message, { retryable: true, found })
  return new HookeError('tracker.refused', message, { found })
}

/** Encrypted, or the very host that plays Linear on this machine. */
function isAllowed(uploadUrl: string, apiUrl: string): boolean {
  const { protocol, host } = new URL(uploadUrl)
  return protocol === 'https:' || host === new URL(apiUrl).host
}
