// An endpoint of somebody's: a real server on this machine that keeps what it was sent and answers as it is told.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Heard {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

type Reply = (response: ServerResponse, heard: Heard) => void

export interface Endpoint {
  url: string
  port: number
  heard: Heard[]
  reply(how: Reply | number): void
  close(): Promise<void>
}

export async function openEndpoint(): Promise<Endpoint> {
  const heard: Heard[] = []
  let answer: Reply = (response) => response.end('thanks')
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const news = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() }
    heard.push(news)
    answer(response, news)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    heard,
    reply: (how) => {
      answer = typeof how === 'number' ? (response) => response.writeHead(how).end('no') : how
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
