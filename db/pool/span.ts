// A statement as a span tells of it: what kind, and of which table; never its text, which may hold what somebody typed.
import type { Span } from '@/lib/telemetry/tracing'

const KINDS = /\b(select|insert|update|delete|merge|begin|commit|rollback|set|lock|with|do|call)\b/i
const TABLE = /\b(?:from|into|update|join|merge into)\s+(?:only\s+)?"?([a-z_][a-z0-9_]{0,62})"?/i

export function spanOf(text: string): Span {
  const operation = (KINDS.exec(text)?.[1] ?? 'other').toLowerCase()
  const table = TABLE.exec(text)?.[1]
  return {
    name: table === undefined ? operation : `${operation} ${table}`,
    kind: 'client',
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      ...(table !== undefined && { 'db.collection.name': table }),
    },
    isPart: true,
  }
}
