// What an entry of the audit trail says in plain words: who did what to what, and what was before and after.
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal, formatPercent } from '@/lib/money/decimal'
import type { Named } from './browse-store'
import { type AuditEntry, changesOf, erasedBy, type FieldChange } from './entry'

export interface ToldChange {
  field: string
  /** Undefined where nothing was there, or where it is not told. */
  from?: string
  to?: string
  /** In place of both. */
  note?: string
}

type Names = ReadonlyMap<string, Named>

const COMMAND_LINE = 'command-line'

/** Whoever acted: `person:{id}`, `key:{id}`, `application:{id}`; nobody in particular is Remit, after an event or by its rules. */
export function tellActor(actor: string | null, names: Names): string {
  if (actor === null) return 'Remit'
  if (actor === COMMAND_LINE) return 'The command line of the operators'
  const [kind = '', id = ''] = actor.split(':')
  const { isOperator, name } = names.get(id) ?? {}
  if (kind === 'key') return name ? `The API key “${name}”` : 'An API key that is gone'
  if (kind === 'application') return name ? `The application “${name}”` : 'An application that is gone'
  if (kind !== 'person') return actor
  if (!name) return 'A person who is gone'
  return isOperator ? `${name} (operator)` : name
}

/** Which rows of other tables the words of an entry may name. */
export const idsIn = ({ actor, facts, subject }: AuditEntry): string[] => [
  ...(actor?.split(':').slice(1) ?? []),
  ...subject.split('/'),
  ...(facts.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []),
]

const VERBS: Record<string, string> = { created: 'created', changed: 'changed', removed: 'removed' }
const VERBS_BY_KIND: Record<string, Record<string, string>> = {
  'ledger entry': { created: 'booked' },
  member: { created: 'added', removed: 'removed' },
  person: { created: 'added' },
  passkey: { created: 'added' },
}

/** Under which its own name may stand in the entry itself. */
const NAME_FIELDS = ['name', 'document_number', 'url']

function nameIn({ subject }: AuditEntry, changes: FieldChange[], names: Names): string | undefined {
  const own = changes.find(({ field }) => NAME_FIELDS.includes(field))
  const text = own?.to ?? own?.from
  if (typeof text === 'string') return text
  return names.get(subject.split('/')[0] ?? '')?.name ?? undefined
}

const UNNAMED: Record<string, string> = { organisation: 'the organisation', platform: 'the platform' }
const withArticle = (noun: string) => `${/^[aeioA]/.test(noun) ? 'an' : 'a'} ${noun}`

export function tellWhat(entry: AuditEntry, names: Names): string {
  const { action, actor, noun } = entry
  if (action === 'opened') return 'The audit trail begins here.'
  const who = tellActor(actor, names)
  if (action === 'erased') {
    const count = erasedBy(entry).length
    return `${who} erased personal data from ${count} ${count === 1 ? 'entry' : 'entries'} before this one.`
  }
  const name = nameIn(entry, changesOf(entry), names)
  const what = name ? `the ${noun} “${name}”` : (UNNAMED[noun] ?? withArticle(noun))
  return `${who} ${VERBS_BY_KIND[noun]?.[action] ?? VERBS[action] ?? action} ${what}.`
}

const LABELS: Record<string, string> = {
  charges_enabled: 'takes payments',
  payouts_enabled: 'gets payouts',
  livemode: 'live',
  platform_share_ppm: 'the platform’s part of the fee',
  revenue_share_ppm: 'fee',
  is_active: 'active',
  is_enabled: 'switched on',
  is_operator: 'operator',
}

const labelOf = (field: string): string =>
  LABELS[field] ?? field.replace(/_(?:minor|ppm|id|at)$/, '').replaceAll('_', ' ')

const moneyOf = (minor: number, currency: unknown): string =>
  isCurrency(currency)
    ? `${formatDecimal(minor, currencyDigits(currency))} ${currency}`
    : `${minor} in minor units`

function wordsOf(field: string, value: unknown, currency: unknown, names: Names): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number' && field.endsWith('_minor')) return moneyOf(value, currency)
  if (typeof value === 'number' && field.endsWith('_ppm')) return `${formatPercent(value)} %`
  if (Array.isArray(value)) return value.length > 0 ? value.map(String).join(', ') : undefined
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([, part]) => part !== null && part !== '')
      .map(([name, part]) => `${name}: ${typeof part === 'object' ? JSON.stringify(part) : String(part)}`)
      .join('; ')
  const text = String(value)
  return (field.endsWith('_id') && names.get(text)?.name) || text
}

/** `field: before → after`, in words. Of a secret only that it changed; its own id says nothing. */
export function tellChanges(entry: AuditEntry, names: Names): ToldChange[] {
  const changes = changesOf(entry)
  const own = changes.find(({ field }) => field === 'currency')
  const named = names.get(entry.subject)?.currency
  const owner = changes.flatMap(({ from, to }) => names.get(String(to ?? from))?.currency ?? [])[0]
  const currency = own?.to ?? own?.from ?? named ?? owner
  return changes
    .filter(({ field }) => field !== 'id')
    .map(({ field, from, isErased, isSecret, to }): ToldChange => {
      if (isErased) return { field: labelOf(field), note: 'erased' }
      if (isSecret) return { field: labelOf(field), note: 'changed; what it is is not kept here' }
      const [before, after] = [wordsOf(field, from, currency, names), wordsOf(field, to, currency, names)]
      return {
        field: labelOf(field),
        ...(before !== undefined && { from: before }),
        ...(after !== undefined && { to: after }),
      }
    })
}

/** On one line, as a file has it. */
export const inOneLine = ({ field, from, note, to }: ToldChange): string =>
  note ? `${field}: ${note}` : `${field}: ${from === undefined ? '' : `${from} → `}${to ?? 'nothing'}`
