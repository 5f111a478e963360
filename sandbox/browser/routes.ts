// Serves the stand-ins for Stripe.js and Connect.js, and the frames that they open.
import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import type { World } from '../world'
import { script } from './bundle'
import { connectApi } from './connect-api'
import { frameDocument } from './documents'
import { iconSvg } from './icons'
import { paymentPages } from './payment-pages'

const FRAMES: Record<string, { script: string; title: string }> = {
  'elements-inner-payment': { script: 'frame-payment', title: 'Secure payment input' },
  'elements-inner-express-checkout': { script: 'frame-express-checkout', title: 'Express checkout' },
  'elements-inner-card': { script: 'frame-card', title: 'Secure card input' },
  'elements-inner-contact': { script: 'frame-contact', title: 'Contact' },
  'wallet-sheet': { script: 'wallet-sheet', title: 'Wallet' },
}

export const SCRIPT_HEADERS = {
  'content-type': 'text/javascript; charset=utf-8',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'public, max-age=60',
}

export function browserRoutes(world: World): Hono {
  const app = new Hono()
  // Bundled while nobody waits yet; a failure shows at the first request.
  void script('stripe').catch((cause: unknown) =>
    console.error('The browser scripts cannot be bundled.', cause),
  )

  const serve = async (name: string): Promise<Response> => {
    const text = await script(name)
    return text === undefined
      ? new Response('Not found', { status: 404 })
      : new Response(text, { headers: SCRIPT_HEADERS })
  }
  app.get('/endive/stripe.js', () => serve('stripe'))
  app.get('/v1.0/connect.js', () => serve('connect'))
  app.get('/endive/scripts/:file{[a-z0-9-]+\\.js}', (c) => serve(c.req.param('file').slice(0, -3)))

  app.get('/endive/:file{[a-z0-9-]+\\.css}', async (c) => {
    const sheet = await styleSheet(c.req.param('file'))
    return sheet === undefined
      ? c.notFound()
      : c.body(sheet, 200, { 'content-type': 'text/css; charset=utf-8' })
  })
  app.get('/endive/icons/:file{[a-z-]+\\.svg}', (c) => {
    const svg = iconSvg(c.req.param('file').slice(0, -4))
    if (svg === undefined) return c.notFound()
    return c.body(svg, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=3600' })
  })
  app.get('/endive/:file{[a-z-]+\\.html}', (c) => {
    const frame = FRAMES[c.req.param('file').slice(0, -5)]
    return frame ? frameDocument(frame.script, frame.title) : c.notFound()
  })
  app.get('/connect/embedded/:file{[a-z-]+\\.html}', () => frameDocument('connect-frame', 'Stripe Connect'))
  app.route('/connect/api', connectApi(world))
  app.route('/c/api', paymentPages(world))
  return app
}

const SHEETS: Record<string, string> = {
  'frame.css': 'frame/frame.css',
  'connect.css': 'connect/connect.css',
  'page.css': '../pages/page.css',
}

async function styleSheet(name: string): Promise<string | undefined> {
  const file = SHEETS[name]
  return file === undefined ? undefined : readFile(new URL(file, import.meta.url), 'utf8')
}
