// Asks what shall be taken out, of which days, and how it is written; the answer is a file.
'use client'
import { type ReactNode, useState } from 'react'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import type { ExportKind } from '@/lib/exports/kinds'
import type { Period } from '@/lib/exports/periods'
import { CHART_CHOICES, DECIMAL_CHOICES, FORMATS, KINDS, SEPARATOR_CHOICES } from './choices'

interface Props {
  organisationId: string
  periods: readonly Period[]
  /** As it was asked before, where it was. */
  asked: { kind: ExportKind; from: string; to: string; fields: Record<string, string> }
}

function More({ children, title }: { title: string; children: ReactNode }) {
  return (
    <details>
      <summary className="flex min-h-11 w-fit items-center text-15 text-accent">{title}</summary>
      <div className="grid gap-4 pt-2 wide:grid-cols-3">{children}</div>
    </details>
  )
}

function DatevFields({ fields }: { fields: Record<string, string> }) {
  return (
    <More title="Accounts and numbers for DATEV">
      <SelectField
        label="Chart of accounts"
        name="chart"
        defaultValue={fields.chart ?? 'skr03'}
        choices={CHART_CHOICES}
      />
      <TextField
        label="Debtor account"
        name="receivables"
        inputMode="numeric"
        defaultValue={fields.receivables ?? ''}
        placeholder="10000"
      />
      <TextField
        label="Revenue accounts"
        name="revenue"
        defaultValue={fields.revenue ?? ''}
        placeholder="19:8400,7:8300"
        hint="By rate or tax category; the usual ones of the chart if left blank."
      />
      <TextField
        label="Adviser’s number"
        name="consultant"
        inputMode="numeric"
        defaultValue={fields.consultant ?? ''}
        placeholder="1001"
      />
      <TextField
        label="Client’s number"
        name="client"
        inputMode="numeric"
        defaultValue={fields.client ?? ''}
        placeholder="1"
      />
      <TextField
        label="Financial year begins"
        name="yearBegins"
        type="date"
        defaultValue={fields.yearBegins ?? ''}
      />
    </More>
  )
}

function TableFields({ fields }: { fields: Record<string, string> }) {
  return (
    <More title="Separator and decimals">
      <SelectField
        label="Separator"
        name="separator"
        defaultValue={fields.separator ?? ''}
        choices={SEPARATOR_CHOICES}
      />
      <SelectField
        label="Decimals"
        name="decimal"
        defaultValue={fields.decimal ?? ''}
        choices={DECIMAL_CHOICES}
      />
    </More>
  )
}

const isOfProgram = (kind: ExportKind): boolean => /^(?:datev|xero|quickbooks)/.test(kind)

export function ExportForm({ asked, organisationId, periods }: Props) {
  const [kind, setKind] = useState<ExportKind>(asked.kind)
  const [days, setDays] = useState({ from: asked.from, to: asked.to })
  const { fields } = asked
  return (
    <form method="get" action="/admin/exports/file" className="grid max-w-[48rem] gap-6">
      <input type="hidden" name="organisation" value={organisationId} />
      <div className="grid gap-4 wide:grid-cols-2">
        <SelectField
          label="What"
          name="kind"
          value={kind}
          onChange={({ target }) => setKind(KINDS.find(({ value }) => value === target.value)?.value ?? kind)}
          choices={KINDS}
          hint={KINDS.find(({ value }) => value === kind)?.says}
        />
        {!isOfProgram(kind) && (
          <SelectField label="Format" name="format" defaultValue={fields.format ?? 'csv'} choices={FORMATS} />
        )}
      </div>
      <fieldset className="grid gap-3">
        <legend className="pb-2 text-13 font-strong">Days</legend>
        <div className="flex flex-wrap gap-2">
          {periods.map(({ from, name, to }) => (
            <button
              key={name}
              type="button"
              aria-pressed={days.from === from && days.to === to}
              className={`${QUIET_BUTTON} aria-pressed:border-accent aria-pressed:text-accent`}
              onClick={() => setDays({ from, to })}
            >
              {name}
            </button>
          ))}
        </div>
        <div className="grid grid-cols-1 gap-4 min-[26rem]:grid-cols-2">
          <TextField
            label="First day"
            type="date"
            name="from"
            required
            value={days.from}
            onChange={({ target }) => setDays({ ...days, from: target.value })}
          />
          <TextField
            label="Last day"
            type="date"
            name="to"
            required
            value={days.to}
            onChange={({ target }) => setDays({ ...days, to: target.value })}
          />
        </div>
      </fieldset>
      {kind === 'datev' && <DatevFields fields={fields} />}
      {!isOfProgram(kind) && <TableFields fields={fields} />}
      <TextField
        label="Currency"
        name="currency"
        className="max-w-[12rem]"
        maxLength={3}
        pattern="[A-Z]{3}"
        title="Three capital letters, such as EUR"
        defaultValue={fields.currency ?? ''}
        placeholder="All"
      />
      <div>
        <button type="submit" className={COMPACT_PRIMARY_BUTTON}>
          Download file
        </button>
      </div>
    </form>
  )
}
