import { createHmac } from 'node:crypto'

/** Binds a thought to the model that had it, as the real service does. */
export function sign(thinking: string, model: string): string {
  return createHmac('sha256', 'only the server knows').update(`${model}\n${thinking}`).digest('base64')
}

export function isSigned(
  { thinking, signature }: { thinking: string; signature: string },
  model: string,
): boolean {
  return sign(thinking, model) === signature
}
