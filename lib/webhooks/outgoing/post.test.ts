// The connection itself: to the address that was found, under the name that was asked for, and over TLS where that is said.
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { post } from './post'
import { type Endpoint, openEndpoint } from './testing/endpoint'

let endpoint: Endpoint
beforeEach(async () => {
  endpoint = await openEndpoint()
})
afterEach(() => endpoint.close())

const home = [{ address: '127.0.0.1', family: 4 as const }]
const send = (url: string, signal = new AbortController().signal) =>
  post({ url: new URL(url), addresses: home, headers: {}, body: '{"a":"ü"}', signal })

it('returns status, Retry-After and the beginning of the body', async () => {
  endpoint.reply((response) => response.writeHead(503, { 'retry-after': '7' }).end('later'))
  expect(await send(endpoint.url)).toEqual({ statusCode: 503, retryAfter: '7', response: 'later' })
  expect(endpoint.heard[0]?.body).toBe('{"a":"ü"}')
})

// promise 65
it('uses the host name for TLS, though it connects to the address', async () => {
  const asked: string[] = []
  const server = https.createServer({
    SNICallback: (name, callback) => {
      asked.push(name)
      callback(new Error('no certificate here'))
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await expect(send(`https://hooks.example.com:${port}/`)).rejects.toThrow()
  expect(asked).toEqual(['hooks.example.com'])
  server.close()
})

it('a plain-text endpoint on an https address gets nothing', async () => {
  await expect(send(endpoint.url.replace('http:', 'https:'))).rejects.toMatchObject({ word: 'tls' })
  expect(endpoint.heard).toHaveLength(0)
})

it('does not wait for the end of an endless body', async () => {
  endpoint.reply((response) => {
    response.writeHead(200)
    const more = setInterval(() => response.write('x'.repeat(100)), 1)
    response.on('close', () => clearInterval(more))
  })
  const { response, statusCode } = await send(endpoint.url)
  expect([statusCode, response]).toEqual([200, 'x'.repeat(1024)])
})

it('does not outlive the process', async () => {
  const ending = new AbortController()
  endpoint.reply(() => ending.abort(new Error('the process ends')))
  await expect(send(endpoint.url, ending.signal)).rejects.toThrow('the process ends')
})

it('an endpoint that hangs up, or switches protocols, has not answered', async () => {
  endpoint.reply((response) => response.destroy())
  await expect(send(endpoint.url)).rejects.toMatchObject({ word: 'connection' })
  endpoint.reply((response) =>
    response.socket?.end('HTTP/1.1 101 Go\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
  )
  await expect(send(endpoint.url)).rejects.toMatchObject({ word: 'connection' })
})
