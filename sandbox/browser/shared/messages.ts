// The words that the host page and a frame of the sandbox say to each other by postMessage.
import type { GroupOptions } from './options'

/** What a frame is told before it draws anything. */
export interface FrameSetup {
  publishableKey: string
  stripeAccount: string | undefined
  locale: string
  group: GroupOptions
  element: Record<string, unknown>
}

export type ToFrame =
  | { kind: 'setup'; setup: FrameSetup }
  | { kind: 'call'; id: number; method: string; argument: unknown }

export type ToHost =
  | { kind: 'hello' }
  | { kind: 'height'; height: number }
  | { kind: 'event'; name: string; detail: unknown }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'refusal'; id: number; error: ElementError }

/** An error in the shape that Stripe.js hands to the host page. */
export interface ElementError {
  type: string
  message: string
  code?: string
  decline_code?: string
  param?: string
  doc_url?: string
  payment_intent?: unknown
  payment_method?: unknown
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isToHost(value: unknown): value is ToHost {
  return isRecord(value) && typeof value.kind === 'string' && value.from === 'remit-sandbox'
}

export function isToFrame(value: unknown): value is ToFrame {
  return isRecord(value) && typeof value.kind === 'string' && value.from === 'remit-host'
}
