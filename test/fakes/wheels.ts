import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** For the name of a suite that needs pip, and this machine lacks it. */
export const NO_PIP = hasPip() ? '' : ' (SKIPPED: python3 -m pip does not work here)'

function hasPip(): boolean {
  try {
    execFileSync('python3', ['-m', 'pip', '--version'], { stdio: 'pipe' })
    return true
  } catch (error) {
    if (error instanceof Error) return false
    throw error
  }
}

const MAKE = `
import sys, zipfile
folder, *wheels = sys.argv[1:]
for wheel in wheels:
    name, version, *needs = wheel.split(" ")
    with zipfile.ZipFile(f"{folder}/{name}-{version}-py3-none-any.whl", "w") as file:
        info = f"{name}-{version}.dist-info"
        lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {need}" for need in needs)]
        file.writestr(f"{info}/METADATA", "\\n".join(lines) + "\\n")
        file.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        file.writestr(f"{name}.py", f"VERSION = '{version}'\\n")
        file.writestr(f"{info}/RECORD", "")
`

/** A folder that pip takes for an index: each wheel is "name version need need". */
export function aPackageFolder(wheels: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hooke-wheels-'))
  execFileSync('python3', ['-c', MAKE, folder, ...wheels])
  return folder
}

/** Packages come from that folder and from nowhere else. */
export const onlyFrom = (folder: string): Readonly<Record<string, string>> => ({
  PATH: process.env['PATH'] ?? '',
  PIP_CONFIG_FILE: '/dev/null',
  PIP_NO_INDEX: '1',
  PIP_FIND_LINKS: folder,
  UV_NO_INDEX: '1',
  UV_FIND_LINKS: folder,
  UV_OFFLINE: '1',
})
