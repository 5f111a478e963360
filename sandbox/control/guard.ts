// Keeps the control surface to this machine, and answers its errors as JSON.
import type { Context, Next } from 'hono'
import { StripeError } from '../core/errors'
import { ControlError } from './shape'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Another host name means a page elsewhere that had its name resolve to this machine. */
export async function onlyLoopback(c: Context, next: Next): Promise<void> {
  if (!isLoopback(`http://${c.req.header('host') ?? ''}`)) {
    throw new ControlError(403, 'The control surface answers only to 127.0.0.1 and localhost')
  }
  const origin = c.req.header('origin')
  const isChange = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  if (isChange && origin !== undefined && !isLoopback(origin)) {
    throw new ControlError(403, 'The control surface takes no orders from pages of other hosts')
  }
  await next()
}

export function controlErrorResponse(error: Error, c: Context): Response {
  if (error instanceof StripeError) return c.json({ error: error.body }, error.status as 400)
  if (error instanceof ControlError) return c.json({ error: { message: error.message } }, error.status)
  if (error instanceof RangeError) return c.json({ error: { message: error.message } }, 400)
  console.error('The sandbox itself is broken:', error)
  return c.json({ error: { message: 'The sandbox itself is broken; see its log.' } }, 500)
}

function isLoopback(origin: string): boolean {
  return URL.canParse(origin) && LOOPBACK.has(new URL(origin).hostname)
}
