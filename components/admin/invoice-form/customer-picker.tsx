// Finds a customer by part of the name or email address while typing.
'use client'
import { Combobox } from '@base-ui/react/combobox'
import { useEffect, useMemo, useRef, useState } from 'react'
import { callApi, type Problem } from '@/components/ui/call-api'
import { Field } from '@/components/ui/field'
import { toldAbove } from '@/components/ui/refusal'
import { z } from './browser-zod'

const addresses = z.array(z.string())
export const customerAnswer = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  emails: z.object({ to: addresses, cc: addresses, bcc: addresses }).nullable(),
  /** Null for the usual ones. */
  paymentTermsDays: z.number().nullish(),
})
const listAnswer = z.object({ data: z.array(customerAnswer) })

export type PickedCustomer = z.output<typeof customerAnswer>

const SHOWN = '8'

interface Props {
  organisationId: string
  picked: PickedCustomer | undefined
  onPick: (customer: PickedCustomer | undefined) => void
  error: string | undefined
  inputRef: (input: HTMLInputElement | null) => void
}

const saidOf = (problem: Problem): string => {
  const { sentences, title } = toldAbove(problem, [])
  return sentences[0] ?? title
}

/** The newest customers where nothing is typed. A response overtaken by a later request is dropped. */
function useSearch(organisationId: string) {
  const asked = useRef(0)
  const [found, setFound] = useState<PickedCustomer[]>([])
  const [status, setStatus] = useState<string>()
  const search = async (q: string) => {
    const turn = ++asked.current
    setStatus('Searching…')
    const query = new URLSearchParams({ limit: SHOWN, ...(q && { q }) })
    const answer = await callApi(`/customers?${query}`, { method: 'GET', organisationId, answer: listAnswer })
    if (turn !== asked.current) return
    const customers = answer.ok ? answer.value.data : []
    setFound(customers)
    if (!answer.ok) setStatus(saidOf(answer.problem))
    else setStatus(customers.length > 0 ? undefined : q ? `No customer matches “${q}”.` : 'No customers yet.')
  }
  return { found, search, status }
}

export function CustomerPicker({ error, inputRef, onPick, organisationId, picked }: Props) {
  const { found, search, status } = useSearch(organisationId)
  const [isOpen, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const actions = useRef<Combobox.Root.Actions>(null)
  // Base UI waits for its popup to fade; without one, the list goes when it is told to.
  useEffect(() => {
    if (!isOpen) actions.current?.unmount()
  }, [isOpen])
  const items = useMemo(
    () => (picked && !found.some(({ id }) => id === picked.id) ? [...found, picked] : found),
    [found, picked],
  )
  return (
    <Combobox.Root
      items={items}
      value={picked ?? null}
      onValueChange={(customer) => onPick(customer ?? undefined)}
      itemToStringLabel={(customer: PickedCustomer) => customer.name}
      isItemEqualToValue={(one, other) => one.id === other.id}
      filter={null}
      actionsRef={actions}
      open={isOpen}
      onOpenChange={(willOpen, { reason }) => {
        setOpen(willOpen)
        // Typing opens it too, and asks for what was typed.
        if (willOpen && reason !== 'input-change') void search('')
      }}
      onInputValueChange={(typed, { reason }) =>
        void (reason === 'input-change' && search(typed.trim().slice(0, 100)))
      }
    >
      {/* Base UI's popup would hide the rest of the page from readers of screens while it can still be tabbed to
          (mui/base-ui#5528, 2026-08). A list that stands beside its field needs no popup. */}
      <div ref={place} className="relative min-w-0 grow">
        <Field label="Customer" error={error}>
          {(ties) => (
            <Combobox.Input
              {...ties}
              ref={inputRef}
              onBlur={() => setOpen(false)}
              placeholder="Name or email address"
              className="min-h-11 w-full min-w-0 rounded-base border border-field bg-paper px-3 py-2 text-15 text-ink placeholder:text-muted aria-[invalid=true]:border-bad"
            />
          )}
        </Field>
        <Combobox.Portal container={place}>
          <Combobox.Positioner
            sideOffset={4}
            // The focus stays in the field, wherever in the list somebody presses.
            onMouseDown={(event) => event.preventDefault()}
            className="z-30 max-h-[min(22rem,var(--available-height))] w-[var(--anchor-width)] max-w-[var(--available-width)] overflow-y-auto rounded-base border border-line bg-paper py-1 text-ink shadow-paper outline-none"
          >
            <Combobox.Status>
              {status && <p className="px-3 py-2 text-13 text-muted">{status}</p>}
            </Combobox.Status>
            <Combobox.List>
              {(customer: PickedCustomer) => (
                <Combobox.Item
                  key={customer.id}
                  value={customer}
                  className="grid min-h-11 cursor-pointer content-center px-3 py-1.5 outline-none data-highlighted:bg-well"
                >
                  <span>{customer.name}</span>
                  <span className="text-13 text-muted">{customer.email ?? 'No email address'}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Positioner>
        </Combobox.Portal>
      </div>
    </Combobox.Root>
  )
}
