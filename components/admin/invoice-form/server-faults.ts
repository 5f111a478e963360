// Leads what the server refused to the fields it is about.
import type { Problem } from '@/components/ui/call-api'

const FIELDS = [
  /^customerId$/,
  /^currency$/,
  /^issueDate$/,
  /^dueDate$/,
  /^memo$/,
  /^lineItems\.\d+\.(?:description|quantity|unitPrice|taxRate)$/,
]

interface FieldFault {
  /** As the form names it: `lineItems.0.unitPrice`. */
  name: string
  message: string
}

const nameOf = (pointer: string) => pointer.slice(1).replaceAll('/', '.')

/** "lineItems/0/unitPrice: This number …" stands beside its field already; only the sentence is new. */
function sentenceOf(detail: string, pointer: string): string {
  const spelled = pointer.slice(1)
  const rest = detail.startsWith(spelled) ? detail.slice(spelled.length).replace(/^:?\s*/, '') : detail
  const [first = ''] = rest
  return /[a-z]/.test(first) ? `It ${rest}` : rest
}

/** The faults that have a field, and what remains to be said above the form. */
export function sortFaults(problem: Problem): { faults: FieldFault[]; rest: Problem } {
  const isOfField = ({ pointer }: { pointer: string }) => FIELDS.some((field) => field.test(nameOf(pointer)))
  const errors = problem.errors ?? []
  const faults = errors.filter(isOfField).map(({ detail, pointer }) => {
    return { name: nameOf(pointer), message: sentenceOf(detail, pointer) }
  })
  return { faults, rest: { ...problem, errors: errors.filter((error) => !isOfField(error)) } }
}
