// Labelled inputs with hints and errors, connected for assistive technology.
import { type ComponentProps, type ReactNode, useId } from 'react'

const CONTROL =
  'min-h-11 w-full min-w-0 rounded-base border border-field bg-paper px-3 py-2 text-15 text-ink placeholder:text-muted disabled:bg-well disabled:text-muted aria-[invalid=true]:border-bad'

/** Two beside each other, however many lines their labels and hints have: label, control, hint and error each share a row. */
export const FIELDS_BESIDE = 'grid grid-cols-2 gap-x-3 *:row-span-4 *:grid-rows-subgrid'

interface FieldProps {
  /** Where links lead to it; else one that nobody else has. */
  id?: string
  label: string
  hint?: ReactNode
  error?: string
  /** Only screen readers need the label; for others the position is enough. */
  isLabelHidden?: boolean
  className?: string
}

interface Ties {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export function Field({
  children,
  className = '',
  error,
  hint,
  id: given,
  isLabelHidden = false,
  label,
}: FieldProps & { children: (ties: Ties) => ReactNode }) {
  const own = useId()
  const id = given ?? own
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`grid content-start gap-1 ${className}`}>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'text-13 font-strong'}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-13 text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-13 text-bad">
          {error}
        </p>
      )}
    </div>
  )
}

const split = <P extends FieldProps>({ className, error, hint, id, isLabelHidden, label, ...rest }: P) => ({
  field: { className, error, hint, id, isLabelHidden, label },
  rest,
})

export function TextField(props: FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps>) {
  const { field, rest } = split(props)
  return <Field {...field}>{(ties) => <input className={CONTROL} {...rest} {...ties} />}</Field>
}

export function TextAreaField(props: FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps>) {
  const { field, rest } = split(props)
  return <Field {...field}>{(ties) => <textarea rows={3} className={CONTROL} {...rest} {...ties} />}</Field>
}

interface Choice {
  value: string
  label: string
}

export function SelectField({
  choices,
  ...props
}: FieldProps & { choices: readonly Choice[] } & Omit<ComponentProps<'select'>, keyof FieldProps>) {
  const { field, rest } = split(props)
  return (
    <Field {...field}>
      {(ties) => (
        <select className={CONTROL} {...rest} {...ties}>
          {choices.map(({ label, value }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
