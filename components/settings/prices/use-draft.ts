// A form of what paying costs: what is typed, what is wrong with it, and saving it with the organisation.
'use client'
import { type FormEvent, useState } from 'react'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { useAction } from '@/components/ui/use-action'
import { focusFirstFault } from './focus-first-fault'

interface Saving<Draft, Faults> {
  organisationId: string
  draft: Draft
  faultsOf: (typed: Draft) => Faults
  bodyOf: (typed: Draft) => object
  /** What is said once it is saved. */
  saved: string
}

export function useDraft<Draft extends object, Faults extends object>({
  bodyOf,
  draft,
  faultsOf,
  organisationId,
  saved,
}: Saving<Draft, Faults>) {
  const [typed, setTyped] = useState(draft)
  const [found, setFound] = useState<Faults>()
  const [said, setSaid] = useState('')
  const { clear, isPending, problem, run } = useAction()
  const type = (more: Partial<Draft>, { hasOtherRows = false } = {}) => {
    setTyped({ ...typed, ...more })
    setSaid('')
    setFound(undefined)
    // Faults stand at rows by their number: what was said of rows that are others by now is over.
    if (hasOtherRows) clear()
  }
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setSaid('')
    const faults = faultsOf(typed)
    setFound(faults)
    if (Object.keys(faults).length > 0) return focusFirstFault(form)
    const path = `/organisations/${organisationId}`
    const done = await run(() => callApi(path, { method: 'PATCH', body: bodyOf(typed), answer: NOTHING }))
    if (done) setSaid(saved)
  }
  return { typed, found, said, isPending, problem, type, save }
}
