// The filter form: it leads to a URL, with or without a script.
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import type { BrowseQuery } from '@/lib/invoices/browse/query'
import { type ListAddress, sortText } from './address'
import { SORT_CHOICES, STATUS_CHOICES, TROUBLE_CHOICES } from './words'

interface Props {
  address: ListAddress
  currencies: readonly string[]
}

const FLAGS = [
  ['overdue', 'Overdue', 'isOverdue'],
  ['disputed', 'Disputed', 'isDisputed'],
  ['attention', 'Needs attention', 'needsAttention'],
] as const

export function FilterForm({ address: { organisationId, query }, currencies }: Props) {
  return (
    <search>
      <form method="get" action="/admin/invoices" className="grid gap-2">
        {organisationId && <input type="hidden" name="organisation" value={organisationId} />}
        <div className="flex items-end gap-2">
          <TextField
            label="Search invoices"
            isLabelHidden
            className="grow"
            type="search"
            name="q"
            defaultValue={query.filters.q ?? ''}
            maxLength={100}
            placeholder="Number, customer, email or payment reference"
            aria-keyshortcuts="/"
            data-search
          />
          <button type="submit" className={QUIET_BUTTON}>
            Search
          </button>
        </div>
        <details className="group">
          <summary className="flex min-h-11 w-fit items-center gap-2 text-15 text-accent">
            Filter and sort
            <svg
              aria-hidden="true"
              viewBox="0 0 12 12"
              className="chevron size-3"
              fill="none"
              stroke="currentColor"
            >
              <path d="m2.5 4.5 3.5 3.5 3.5-3.5" strokeWidth="1.5" strokeLinecap="round" />
            </svg>
          </summary>
          <Filters query={query} currencies={currencies} />
        </details>
      </form>
    </search>
  )
}

function Filters({ currencies, query }: { query: BrowseQuery; currencies: readonly string[] }) {
  const { filters } = query
  const codes = [...new Set([...currencies, ...(filters.currency ? [filters.currency] : [])])].toSorted()
  return (
    <div className="grid gap-4 border-b border-line pb-6 pt-2">
      <div className="grid grid-cols-2 gap-3 wide:grid-cols-4">
        <SelectField
          label="Status"
          name="status"
          defaultValue={filters.status ?? ''}
          choices={[{ value: '', label: 'Any' }, ...STATUS_CHOICES]}
        />
        <SelectField
          label="Currency"
          name="currency"
          defaultValue={filters.currency ?? ''}
          choices={[{ value: '', label: 'Any' }, ...codes.map((code) => ({ value: code, label: code }))]}
        />
        <SelectField
          label="What went wrong"
          name="trouble"
          className="col-span-2"
          defaultValue={filters.trouble ?? ''}
          choices={[{ value: '', label: 'Any' }, ...TROUBLE_CHOICES]}
        />
        <SelectField
          label="Sort"
          name="sort"
          className="col-span-2"
          defaultValue={sortText(query)}
          choices={SORT_CHOICES}
        />
        <TextField
          label="Issued from"
          type="date"
          name="issuedFrom"
          defaultValue={filters.issuedFrom ?? ''}
        />
        <TextField label="Issued until" type="date" name="issuedTo" defaultValue={filters.issuedTo ?? ''} />
        <TextField label="Due from" type="date" name="dueFrom" defaultValue={filters.dueFrom ?? ''} />
        <TextField label="Due until" type="date" name="dueTo" defaultValue={filters.dueTo ?? ''} />
      </div>
      <fieldset className="flex flex-wrap items-center gap-x-6">
        <legend className="sr-only">Show only</legend>
        {FLAGS.map(([name, label, filter]) => (
          <label key={name} className="flex min-h-11 cursor-pointer items-center gap-2">
            <input
              type="checkbox"
              name={name}
              value="1"
              defaultChecked={filters[filter] === true}
              className="size-4 accent-accent"
            />
            {label}
          </label>
        ))}
        <button type="submit" className={`${COMPACT_PRIMARY_BUTTON} ms-auto`}>
          Show
        </button>
      </fieldset>
    </div>
  )
}
