/** Where the socket of the proxy lies inside of a sandbox. */
export const PROXY_SOCKET = '/run/hooke/proxy'

/**
 * Runs inside of the sandbox, in the Node of the daemon: a port on the sandbox's own loopback that leads to the socket of
 * the proxy, and the command with the variables that make programs use it. It ends as the command does.
 */
const RELAY = `
const net = require('node:net')
const { spawn } = require('node:child_process')
const [socket, program, ...argv] = process.argv.slice(1)
const server = net.createServer({ allowHalfOpen: true }, (client) => {
  const way = net.connect({ path: socket, allowHalfOpen: true })
  client.on('error', () => way.destroy())
  way.on('error', () => client.destroy())
  client.pipe(way).pipe(client)
})
server.listen(0, '127.0.0.1', () => {
  const url = 'http://127.0.0.1:' + server.address().port
  const names = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'npm_config_proxy', 'npm_config_https_proxy']
  const env = { ...process.env, ...Object.fromEntries(names.map((name) => [name, url])), NO_PROXY: '', no_proxy: '' }
  const child = spawn(program, argv, { stdio: 'inherit', env })
  child.on('error', (error) => { console.error(error.message); process.exit(127) })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + require('node:os').constants.signals[signal]))
})`

/** The command with its relay beside it. */
export function withRelay(node: string, argv: readonly string[]): readonly string[] {
  return [node, '-e', RELAY, PROXY_SOCKET, ...argv]
}
