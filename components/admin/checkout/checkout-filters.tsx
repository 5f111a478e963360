// The filters of the checkout list: a form that works without a script, and a chip for each filter.
import { placeHref } from '@/components/shell/place-href'
import { QUIET_BUTTON } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { SelectField, TextField } from '@/components/ui/field'

const STATES = [
  { value: '', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'complete', label: 'Complete' },
  { value: 'expired', label: 'Expired' },
]

export interface CheckoutQuery {
  state: string | undefined
  q: string | undefined
}

export const CHECKOUTS_PATH = '/admin/checkouts'

export function CheckoutFilters({
  organisationId,
  query: { q, state },
}: {
  organisationId: string | undefined
  query: CheckoutQuery
}) {
  const label = STATES.find(({ value }) => value === state)?.label
  return (
    <div className="grid gap-3">
      <form method="get" action={CHECKOUTS_PATH} className="flex flex-wrap items-end gap-3">
        {organisationId && <input type="hidden" name="organisation" value={organisationId} />}
        <TextField
          label="Reference"
          name="q"
          type="search"
          defaultValue={q}
          maxLength={200}
          className="min-w-0 grow wide:max-w-[24rem]"
        />
        <SelectField label="State" name="state" choices={STATES} defaultValue={state ?? ''} />
        <button type="submit" className={QUIET_BUTTON}>
          Show
        </button>
      </form>
      {(q || label) && (
        <div className="flex flex-wrap gap-2">
          {q && <Chip href={placeHref(CHECKOUTS_PATH, organisationId, { state })}>{`Reference ${q}`}</Chip>}
          {state && label && <Chip href={placeHref(CHECKOUTS_PATH, organisationId, { q })}>{label}</Chip>}
        </div>
      )}
    </div>
  )
}
