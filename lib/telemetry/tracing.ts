// Where spans are begun. Nothing is traced, and nothing loaded for it, unless somebody has taken the place of the tracer.

export interface Span {
  name: string
  kind: 'server' | 'client' | 'internal'
  /** No parameters of statements, no ids of tenants, no tokens. */
  attributes: Record<string, string | number>
  /** Of a request: the headers that may name a trace it belongs to. */
  headers?: Record<string, unknown>
}

export interface Tracer {
  within<T>(span: Span, work: () => Promise<T>): Promise<T>
  /** Adds what is known only later to the span that is under way. */
  note(attributes: Span['attributes']): void
}

// Next loads modules more than once in one process.
const holder = globalThis as typeof globalThis & { remitTracer?: Tracer | undefined }

export const takePlaceOfTracer = (tracer: Tracer | undefined): void => {
  holder.remitTracer = tracer
}

export const traced = <T>(span: Span, work: () => Promise<T>): Promise<T> =>
  holder.remitTracer ? holder.remitTracer.within(span, work) : work()

export const noteOnSpan = (attributes: Span['attributes']): void => holder.remitTracer?.note(attributes)
