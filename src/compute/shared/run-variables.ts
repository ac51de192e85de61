import { RUN_DIR, type RunSpec } from '../driver.ts'
import { runVariables } from '../../domain/run-variables.ts'

/** argv and environment of a run once its folder is known. */
export function placed(
  spec: RunSpec,
  folder: string,
): { readonly argv: readonly string[]; readonly environment: Readonly<Record<string, string>> } {
  const place = (text: string) => text.replaceAll(RUN_DIR, () => folder)
  const given = Object.entries(spec.environment).map(([name, value]) => [name, place(value)] as const)
  return {
    argv: spec.argv.map(place),
    environment: { ...Object.fromEntries(given), ...runVariables(spec.run, folder) },
  }
}
