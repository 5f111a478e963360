// Structured logs, with secrets removed before anything is written.
import pino, { type Logger } from 'pino'
import { inSources } from './telemetry/source-lines'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'child'>

const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'token',
  'clientSecret',
  'client_secret',
  'apiKey',
  'password',
  'secret',
  'url',
]

/** Things that must never be read in a log, however they got into a message. */
const SECRET_TEXT: [RegExp, string][] = [
  [/\b(sk|rk|pk|ks)_(test|live)_\w+/g, '$1_$2_…'],
  [/\b(test|live)_\w{30,}/g, '$1_…'],
  [/\bwhsec_[\w+/=-]+/g, 'whsec_…'],
  [/\b((?:pi|seti|cs|as|accs)_\w+?)_secret_\w+/g, '$1_secret_…'],
  [/\baccs_secret__\w+/g, 'accs_secret__…'],
  [/\b(token=)[\w.%~-]+/g, '$1…'],
  [/\brk_\w{20,}|\bremit_\w{20,}/g, '…key…'],
  [/(\/(?:i|autopay)\/|%2F(?:i|autopay)%2F)[\w-]{20,}/gi, '$1…'],
  [/\b\d(?:[ -]?\d){12,18}\b/g, '…number…'],
  [/(postgres(?:ql)?|smtps?):\/\/[^@\s/]*@/g, '$1://…@'],
]

/** Takes keys, tokens, client secrets and card-like numbers out of a text. */
export function redactText(text: string): string {
  return SECRET_TEXT.reduce((clean, [pattern, instead]) => clean.replace(pattern, instead), text)
}

/** A failed query carries its parameters along: whole events, names, addresses. Its text is enough to find it by. */
function describeError(error: Error): object {
  const { params: _, ...told } = pino.stdSerializers.err(error)
  const withoutParams = (text: string) => text.replaceAll(/\nparams: [\s\S]*?(?=\n {4}at |$)/g, '')
  return { ...told, message: withoutParams(told.message), stack: inSources(withoutParams(told.stack)) }
}

export function createLog(level: string, destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: '…' },
    serializers: { err: (error: unknown) => (error instanceof Error ? describeError(error) : error) },
    hooks: {
      // The finished line is cleaned as text, because a secret can sit in any message, cause or stack.
      streamWrite: redactText,
    },
  }
  return destination ? pino(options, destination) : pino(options)
}
