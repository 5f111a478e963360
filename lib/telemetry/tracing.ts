// Where spans begin. Nothing is traced, and nothing loaded for it, unless somebody has taken the place of the tracer.

export interface Span {
  name: string
  kind: 'server' | 'client' | 'internal'
  /** No values of statements, no tokens, and nothing about anybody. */
  attributes: Record<string, string | number>
  /** Of a call from outside: the headers that may name a trace which it belongs to. */
  headers?: Record<string, unknown>
  /** Nothing by itself: without a span under way it is none. */
  isPart?: boolean
}

export interface Tracer {
  within<T>(span: Span, work: () => Promise<T>): Promise<T>
  /** Adds what is known only later to the span that is under way. */
  note(attributes: Span['attributes']): void
  /** Names the span that is under way to whoever is called. */
  headers(): Record<string, string>
}

// Next loads modules more than once in one process.
const holder = globalThis as typeof globalThis & { remitTracer?: Tracer | undefined }

export const takePlaceOfTracer = (tracer: Tracer | undefined): void => {
  holder.remitTracer = tracer
}

/** The span is made up only where somebody looks. */
export const traced = <T>(span: () => Span, work: () => Promise<T>): Promise<T> =>
  holder.remitTracer ? holder.remitTracer.within(span(), work) : work()

export const noteOnSpan = (attributes: Span['attributes']): void => holder.remitTracer?.note(attributes)

export const traceHeaders = (): Record<string, string> => holder.remitTracer?.headers() ?? {}
