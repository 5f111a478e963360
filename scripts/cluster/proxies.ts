// What stands in front of the nodes and of the replicas: HAProxy, which knows who leads, and PgBouncer in transaction mode.
import { freePort } from '@/db/embedded/free-port'
import type { Node, Passwords } from './node'
import { type Part, type Place, until } from './part'

export interface Haproxy extends Part {
  primaryPort: number
  /** Leads to any node that follows the primary. */
  standbyPort: number
}

const answers = async (port: number): Promise<boolean> => {
  await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(1_000) })
  return true
}

/** A connection to a node that leads no more is cut, so that nobody goes on waiting for it. */
const configuration = (facts: {
  nodes: Node[]
  primaryPort: number
  standbyPort: number
  appPort: number
  replicaPorts: number[]
}) => `
global
  maxconn 1000
defaults
  timeout connect 4s
  timeout client 1h
  timeout server 1h
  timeout check 2s

listen primary
  mode tcp
  bind 127.0.0.1:${facts.primaryPort}
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 1s fastinter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
${facts.nodes.map(({ name, port, restPort }) => `  server ${name} 127.0.0.1:${port} check port ${restPort}`).join('\n')}

listen standby
  mode tcp
  bind 127.0.0.1:${facts.standbyPort}
  balance roundrobin
  option httpchk OPTIONS /replica
  http-check expect status 200
  default-server inter 1s fastinter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
${facts.nodes.map(({ name, port, restPort }) => `  server ${name} 127.0.0.1:${port} check port ${restPort}`).join('\n')}

listen app
  mode http
  bind 127.0.0.1:${facts.appPort}
  bind ::1:${facts.appPort}
  balance roundrobin
  option forwardfor if-none
  option httpchk GET /api/ready
  http-check expect status 200
  option redispatch
  retry-on conn-failure
  # All of them are not ready while the database has no primary; what only reads is served all the same.
  option allbackups
  default-server inter 1s fall 2 rise 1
${facts.replicaPorts
  .flatMap((port, at) => [
    `  server replica${at + 1} 127.0.0.1:${port} check`,
    `  server unready${at + 1} 127.0.0.1:${port} backup`,
  ])
  .join('\n')}
`

export async function startHaproxy(
  place: Place,
  { appPort, nodes, replicaPorts }: { nodes: Node[]; appPort: number; replicaPorts: number[] },
): Promise<Haproxy> {
  const [primaryPort, standbyPort] = [await freePort(), await freePort()]
  const file = place.write(
    'haproxy.cfg',
    configuration({ nodes, primaryPort, standbyPort, appPort, replicaPorts }),
  )
  const part = place.start('haproxy', place.programs.haproxy, ['-f', file, '-db'])
  await until('HAProxy answers', () => answers(appPort))
  return Object.assign(part, { primaryPort, standbyPort })
}

export interface Pgbouncer extends Part {
  url: string
}

/** With what is usually set and nothing more: Remit asks nothing special of it. */
export async function startPgbouncer(
  place: Place,
  { primaryPort, passwords }: { primaryPort: number; passwords: Passwords },
): Promise<Pgbouncer> {
  const port = await freePort()
  const users = place.write('users.txt', `"remit" "${passwords.app}"\n`)
  const file = place.write(
    'pgbouncer.ini',
    `[databases]
remit = host=127.0.0.1 port=${primaryPort} dbname=remit

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
ignore_startup_parameters = extra_float_digits
default_pool_size = 10
max_client_conn = 200
server_login_retry = 1
`,
  )
  const part = place.start('pgbouncer', place.programs.pgbouncer, [file])
  return Object.assign(part, { url: `postgres://remit:${passwords.app}@127.0.0.1:${port}/remit` })
}
