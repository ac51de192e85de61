import { sha256 } from '../../../lib/canonical.ts'
import { containerArgv, type ContainerOptions } from '../../../lib/sandbox/container.ts'
import type { Confinable } from '../../../lib/sandbox/sandbox.ts'
import type { Host } from './host.ts'
import type { ConfinedPlace } from './host-sandbox.ts'
import { OWN_FOLDER } from '../run-folder.ts'
import type { Contained } from './sandbox-found.ts'

/** What the programs of containers find their storage and their server by; none of it gets into a container. */
export const FOR_ENGINES = [
  ...['XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'DOCKER_HOST', 'DOCKER_CONFIG'],
  ...['CONTAINERS_CONF', 'CONTAINERS_STORAGE_CONF', 'CONTAINERS_REGISTRIES_CONF'],
]

/**
 * The first process of a container is asked to end in vain unless it says what to do then: all others are asked. A shell that
 * a signal wakes from `wait` may have lost the code of its command by then, so another one waits, which heeds no signal, and
 * writes it down.
 */
const FIRST = `trap '' TERM
(
  (trap - TERM; exec "$@") &
  wait $!
  code=$?
  echo $code >/tmp/.hooke-code
  exit $code
) & keeper=$!
trap 'kill -s TERM -- -1 2>/dev/null' TERM
while kill -s 0 $keeper 2>/dev/null; do wait $keeper; got=$?; done
# a run may have filled this folder
{ read -r code </tmp/.hooke-code || code=$got; } 2>/dev/null
exit $code`

/** The name of the container of a run; its wrapper removes it by that. */
export function containerOf({ work }: Pick<Host, 'work'>, run: string): string {
  return `hooke-run-${sha256(`${work}/runs/${run}`).slice(0, 16)}`
}

/** The command that runs in a container of the image: its environment is that of the image. */
export function runInContainer(host: Host, confinement: Contained, place: ConfinedPlace): readonly string[] {
  const { found, options } = confinement
  const folder = `${host.work}/runs/${place.spec.run}`
  const named = found.named.map(({ path }) => path)
  const command: Confinable = {
    argv: ['sh', '-c', FIRST, 'sh', ...place.argv],
    cwd: place.cwd,
    readable: named.slice(0, options.readOnly.length),
    writable: [folder, ...named.slice(options.readOnly.length)],
    sealed: [place.code === '' ? place.cwd : place.code],
    hidden: [{ path: `${folder}/${OWN_FOLDER}`, kind: 'folder' }],
    network: options.network,
    seconds: place.timeLimitSeconds,
    memoryBytes: place.spec.memoryMb * 1024 ** 2,
    environment: {},
  }
  const passed = [...place.secretNames, ...(place.devices > 0 ? ['CUDA_VISIBLE_DEVICES'] : [])]
  const how = { ...containerOptions(host, confinement), passed, accelerators: place.devices > 0 }
  return containerArgv(how, command, containerOf(host, place.spec.run))
}

/** A container in which something short is asked; the words of the question come after it. */
export function askInContainer(host: Host, confinement: Contained, name: string): readonly string[] {
  const command = { argv: [], cwd: '/tmp', writable: [], seconds: 60, environment: {} }
  return containerArgv(containerOptions(host, confinement), command, name)
}

function containerOptions(host: Host, { found, options, image }: Contained): ContainerOptions {
  const { uid, gid, engine: program } = found
  return {
    engine: { program, image, user: { uid, gid }, environment: {} },
    label: sha256(host.work).slice(0, 16),
    readable: [],
    hidden: () => [{ path: host.work, kind: 'folder' }, ...found.hidden],
    scratchBytes: options.scratchBytes,
    limits: {
      memoryBytes: 1024 ** 3,
      processes: options.processes,
      openFiles: 4096,
      fileBytes: options.fileBytes,
    },
  }
}
