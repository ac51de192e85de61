import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import { sha256 } from '../../lib/canonical.ts'
import type { NewAttachment } from '../tracker.ts'
import type { GithubClient } from './client.ts'
import { type Desk, numberFor } from './desk.ts'
import { statusOf } from './errors.ts'

/** Larger files stay with the daemon and are linked (T-7: small artifacts). */
const LARGEST = 25_000_000
/** GitHub keeps a thousand files in a release; so many issues share one. */
const ISSUES_PER_RELEASE = 50

const Release = z.object({
  id: z.number(),
  upload_url: z.string(),
  assets: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      state: z.string().optional(),
      browser_download_url: z.string(),
    }),
  ),
})
type Release = z.infer<typeof Release>

/**
 * GitHub takes no file with an issue over its API: files are assets of a release that is kept for them, named by key, so
 * that there is one of each. Without the right to make releases, and for large files, the daemon's own address is given.
 */
export async function attachFile(
  desk: Desk,
  attachment: NewAttachment,
  signal: AbortSignal,
): Promise<{ readonly url: string | null }> {
  const number = numberFor(desk, attachment.issue)
  const name = assetName(number, attachment)
  const known = desk.made.get(`asset ${name}`)
  if (known !== undefined) return { url: known }
  if (attachment.bytes.length > LARGEST) return { url: attachment.url }
  try {
    const tag = `hooke-files-${Math.floor(number / ISSUES_PER_RELEASE) + 1}`
    const url = await putAsset(desk.client, { tag, name, ...attachment }, signal)
    desk.made.set(`asset ${name}`, url)
    return { url }
  } catch (error) {
    const isRefused = error instanceof HookeError && ['tracker.refused', 'notFound'].includes(error.code)
    if (!isRefused) throw error
    return { url: attachment.url }
  }
}

function assetName(number: number, { key, fileName }: NewAttachment): string {
  return `${number}-${sha256(key).slice(0, 12)}-${fileName.replace(/[^\w.-]+/g, '.').slice(-80)}`
}

async function putAsset(
  client: GithubClient,
  file: { tag: string; name: string; contentType: string; bytes: Uint8Array },
  signal: AbortSignal,
): Promise<string> {
  const release = await releaseFor(client, file.tag, signal)
  const found = release.assets.find(({ name }) => name === file.name)
  if (found !== undefined && (found.state ?? 'uploaded') === 'uploaded') return found.browser_download_url
  // an upload that broke off leaves its name behind
  if (found !== undefined) await removeAsset(client, found.id, signal)
  const data = await client.ask(`file ${file.name}`, signal, (octokit, sending) =>
    octokit.rest.repos.uploadReleaseAsset({
      ...sending,
      release_id: release.id,
      url: release.upload_url,
      name: file.name,
      // the types of Octokit know texts alone
      data: Buffer.from(file.bytes) as unknown as string,
      headers: { 'content-type': file.contentType, 'content-length': file.bytes.length },
    }),
  )
  return z.object({ browser_download_url: z.string() }).parse(data).browser_download_url
}

async function releaseFor(client: GithubClient, tag: string, signal: AbortSignal): Promise<Release> {
  return (await releaseOf(client, tag, signal)) ?? makeRelease(client, tag, signal)
}

async function releaseOf(client: GithubClient, tag: string, signal: AbortSignal): Promise<Release | null> {
  try {
    const data = await client.ask(`release ${tag}`, signal, (octokit, sending) =>
      octokit.rest.repos.getReleaseByTag({ ...sending, tag }),
    )
    return Release.parse(data)
  } catch (error) {
    if (error instanceof HookeError && statusOf(error.cause) === 404) return null
    throw error
  }
}

/** The tag is unique: who comes second finds it. */
async function makeRelease(client: GithubClient, tag: string, signal: AbortSignal): Promise<Release> {
  try {
    const data = await client.ask(`release ${tag}`, signal, (octokit, sending) =>
      octokit.rest.repos.createRelease({
        ...sending,
        tag_name: tag,
        name: 'Files of experiments',
        body: 'Figures and transcripts that Hooke attached to issues of this repository.',
        prerelease: true,
        make_latest: 'false',
      }),
    )
    return Release.parse(data)
  } catch (error) {
    const found = error instanceof HookeError && statusOf(error.cause) === 422
    const release = found ? await releaseOf(client, tag, signal) : null
    if (release === null) throw error
    return release
  }
}

async function removeAsset(client: GithubClient, id: number, signal: AbortSignal): Promise<void> {
  await client.ask(`file ${id}`, signal, (octokit, sending) =>
    octokit.rest.repos.deleteReleaseAsset({ ...sending, asset_id: id }),
  )
}
