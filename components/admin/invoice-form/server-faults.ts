// Shows the server's errors at their fields.
import type { Problem } from '@/components/ui/call-api'
import { sentenceOf } from '@/components/ui/refusal'

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

/** The faults that have a field, and what remains to be said above the form. */
export function sortFaults(problem: Problem): { faults: FieldFault[]; rest: Problem } {
  const isOfField = ({ pointer }: { pointer: string }) => FIELDS.some((field) => field.test(nameOf(pointer)))
  const errors = problem.errors ?? []
  const faults = errors.filter(isOfField).map((error) => {
    return { name: nameOf(error.pointer), message: sentenceOf(error) }
  })
  return {
    faults,
    rest: { ...problem, ...(problem.errors && { errors: errors.filter((error) => !isOfField(error)) }) },
  }
}
