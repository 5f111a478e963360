// The tracer of OpenTelemetry in the shape of ours. It registers nothing for the whole process: Next would write addresses into spans.
import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type Context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  type TracerProvider,
  trace,
} from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import type { Span, Tracer } from '../tracing'

const KINDS: Record<Span['kind'], SpanKind> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  internal: SpanKind.INTERNAL,
}

/** The class alone: messages quote what somebody sent. */
const classOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

const STATUS = 'http.response.status_code'

export function openTracer(provider: TracerProvider): Tracer {
  const tracer = provider.getTracer('remit')
  const under = new AsyncLocalStorage<Context>()
  const propagator = new W3CTraceContextPropagator()
  const startOf = (headers: Span['headers']): Context =>
    headers
      ? propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter)
      : (under.getStore() ?? ROOT_CONTEXT)
  return {
    async within({ attributes, headers, isPart, kind, name }, work) {
      if (isPart && !under.getStore()) return work()
      const from = startOf(headers)
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes }, from)
      try {
        return await under.run(trace.setSpan(from, span), work)
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR })
        span.setAttribute('error.type', classOf(error))
        throw error
      } finally {
        span.end()
      }
    },
    note(attributes) {
      const span = trace.getSpan(under.getStore() ?? ROOT_CONTEXT)
      span?.setAttributes(attributes)
      if (Number(attributes[STATUS]) >= 500) span?.setStatus({ code: SpanStatusCode.ERROR })
    },
    headers() {
      const carrier: Record<string, string> = {}
      propagator.inject(under.getStore() ?? ROOT_CONTEXT, carrier, defaultTextMapSetter)
      return carrier
    },
  }
}
