// The filters of the audit trail: a form that works without a script, and a chip for each filter.
import { placeHref } from '@/components/shell/place-href'
import { QUIET_BUTTON } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { SelectField, TextField } from '@/components/ui/field'
import type { AuditChoices } from '@/lib/audit/browse'
import type { AuditQuery } from '@/lib/audit/query'
import { AUDIT_PATH } from './audit-path'

interface Props {
  organisationId: string | undefined
  query: AuditQuery
  choices: AuditChoices
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export function AuditFilters({ choices, organisationId, query }: Props) {
  const people = [
    { value: '', label: 'Anybody' },
    { value: 'nobody', label: 'Remit, by itself' },
    ...choices.actors.map(({ actor, name }) => ({ value: actor, label: name })),
  ]
  const kinds = [
    { value: '', label: 'Everything' },
    ...choices.kinds.map((kind) => ({ value: kind, label: capital(kind) })),
  ]
  const labels: Record<keyof AuditQuery, string> = {
    kind: capital(query.kind ?? ''),
    actor: people.find(({ value }) => value === query.actor)?.label ?? query.actor ?? '',
    subject: `About ${query.subject}`,
    from: `From ${query.from}`,
    to: `To ${query.to}`,
  }
  const active = Object.keys(query) as (keyof AuditQuery)[]
  return (
    <div className="grid gap-3">
      <form
        method="get"
        action={AUDIT_PATH}
        className="grid grid-cols-2 items-end gap-3 wide:grid-cols-[1fr_1fr_1fr_auto_auto_auto]"
      >
        {organisationId && <input type="hidden" name="organisation" value={organisationId} />}
        <SelectField label="What" name="kind" choices={kinds} defaultValue={query.kind ?? ''} />
        <SelectField label="Who" name="actor" choices={people} defaultValue={query.actor ?? ''} />
        <TextField
          label="Id of what was changed"
          name="subject"
          type="search"
          defaultValue={query.subject}
          maxLength={200}
          className="col-span-2 wide:col-span-1"
        />
        <TextField label="From" name="from" type="date" defaultValue={query.from} />
        <TextField label="To" name="to" type="date" defaultValue={query.to} />
        <button type="submit" className={`${QUIET_BUTTON} col-span-2 wide:col-span-1`}>
          Show
        </button>
      </form>
      {active.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {active.map((name) => (
            <Chip key={name} href={placeHref(AUDIT_PATH, organisationId, { ...query, [name]: undefined })}>
              {labels[name]}
            </Chip>
          ))}
        </div>
      )}
    </div>
  )
}
