// Fields in rows: name, type, whether required, and description.
import { Code, Sentence } from './prose'

export interface FieldWords {
  name: string
  type: string
  isRequired: boolean
  description: string
  /** All that it may be, where the type only counts them. */
  choices?: string[] | undefined
}

export function Fields({ fields, title }: { fields: FieldWords[]; title: string }) {
  if (fields.length === 0) return null
  return (
    <div className="space-y-1">
      <h4 className="font-strong">{title}</h4>
      <ul className="divide-y divide-line border-line border-y">
        {fields.map((field) => (
          <li key={field.name} className="py-2">
            <Code>{field.name}</Code> <span className="text-13 text-muted">{field.type}</span>
            {field.choices && (
              <details className="text-13">
                <summary className="text-muted">All {field.choices.length}</summary>
                <p className="break-words">{field.choices.join(', ')}</p>
              </details>
            )}
            {field.isRequired && <span className="text-13"> · required</span>}
            {field.description && (
              <p className="text-13">
                <Sentence>{field.description}</Sentence>
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
