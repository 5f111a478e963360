// The bare server that Remit is measured against: node:http and nothing around it, its page without a script but Stripe's.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { money, STYLE } from './looks'
import { askOneStatement, type Bill, findBill, openCheckout, scriptUrl, takeEvent } from './work'

const squeeze = promisify(gzip)

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

function rowOf(
  { description, netMinor, quantity, unitMinor }: Bill['lines'][number],
  currency: string,
): string {
  return `<tr><td>${escaped(description)}<td>${quantity}<td>${money(unitMinor, currency)}<td>${money(netMinor, currency)}`
}

function pageOf(bill: Bill): string {
  const { currency, lines, number, seller, totalMinor } = bill
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Invoice ${escaped(number)} · ${escaped(seller)}</title><style>${STYLE}</style><script async src="${scriptUrl()}"></script></head><body><main><h1>${escaped(seller)}</h1><p>Invoice ${escaped(number)}</p><p class="due">${money(totalMinor, currency)}</p><div class="card"></div><table><thead><tr><th>Item<th>Quantity<th>Price<th>Amount<tbody>${lines.map((line) => rowOf(line, currency)).join('')}</table></main></body></html>`
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

async function answerPage(request: IncomingMessage, response: ServerResponse, token: string): Promise<void> {
  const bill = await findBill(token)
  response.setHeader('cache-control', 'no-store')
  if (!bill) return void response.writeHead(404).end()
  response.setHeader('content-type', 'text/html; charset=utf-8')
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding']))) return void response.end(pageOf(bill))
  response.setHeader('content-encoding', 'gzip')
  response.end(await squeeze(pageOf(bill)))
}

function answerJson(response: ServerResponse, answer: object | undefined): void {
  response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(answer ?? { message: 'not found' }))
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '' } = request
  const [, room, token = '', door] = url.split('/')
  if (method === 'GET' && room === 'i' && !door) return answerPage(request, response, token)
  if (method === 'POST' && room === 'i' && door === 'checkout-session')
    return answerJson(response, await openCheckout(token))
  if (method === 'POST' && url === '/webhooks/stripe/connect')
    return answerJson(
      response,
      await takeEvent(await textOf(request), String(request.headers['stripe-signature'])),
    )
  if (url === '/statement') return answerJson(response, await askOneStatement())
  response.writeHead(404).end()
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error)
    response.writeHead(500).end()
  })
})

process.once('disconnect', () => process.exit(0))
process.once('SIGTERM', () => process.exit(0))
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.({ ready: true }))
