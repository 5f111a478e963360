// One text of reminders, with a preview of what the customer will read.
'use client'
import { type FormEvent, useState } from 'react'
import { PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { TextAreaField, TextField } from '@/components/ui/field'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { errorAt } from '@/components/ui/refusal'
import { SaveLine } from '@/components/ui/save-line'
import { useAction } from '@/components/ui/use-action'
import { fillGaps, GAPS, paragraphsOf } from '@/lib/words/gaps'
import type { LanguageOfTexts, TextOfOccasion, WrittenText } from './texts-form'

interface Props {
  organisationId: string
  language: LanguageOfTexts
  text: TextOfOccasion
  mayChange: boolean
}

export function TextEditor({ language, mayChange, organisationId, text }: Props) {
  const { direction, tag, tongue } = language
  const [typed, setTyped] = useState<WrittenText>(text.own ?? text.standard)
  const [said, setSaid] = useState('')
  const { isPending, problem, run } = useAction()
  const path = `/organisations/${organisationId}/reminder-texts/${tongue}/${text.occasion}`
  const type = (more: Partial<WrittenText>) => {
    setTyped({ ...typed, ...more })
    setSaid('')
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaid('')
    const body = { subject: typed.subject, body: typed.body }
    if (await run(() => callApi(path, { method: 'PUT', body, answer: NOTHING }))) setSaid('Saved.')
  }
  const restoreStandard = async () => {
    setSaid('')
    if (!(await run(() => callApi(path, { method: 'DELETE', answer: NOTHING })))) return
    setTyped(text.standard)
  }
  const written = { lang: tag, dir: direction, autoComplete: 'off' } as const
  return (
    <div className="grid gap-6 ample:grid-cols-2 ample:items-start">
      <form noValidate onSubmit={save} aria-label="Text">
        <fieldset disabled={!mayChange} className="grid gap-4">
          <legend className="sr-only">Text</legend>
          <TextField
            label="Subject"
            maxLength={200}
            value={typed.subject}
            onChange={({ target }) => type({ subject: target.value })}
            error={errorAt(problem, '/subject')}
            {...written}
          />
          <TextAreaField
            label="Text"
            hint={`Filled in: ${GAPS.map((name) => `{${name}}`).join(', ')}. An empty line begins a paragraph.`}
            rows={9}
            maxLength={3000}
            value={typed.body}
            onChange={({ target }) => type({ body: target.value })}
            error={errorAt(problem, '/body')}
            {...written}
          />
          <ProblemNotice problem={problem} shownAt={['/subject', '/body']} />
          {mayChange && (
            <SaveLine label="Save this text" isPending={isPending} said={said}>
              {text.own && (
                <button
                  type="button"
                  aria-disabled={isPending}
                  className={QUIET_BUTTON}
                  onClick={restoreStandard}
                >
                  Use our words again
                </button>
              )}
            </SaveLine>
          )}
        </fieldset>
      </form>
      <Preview language={language} typed={typed} />
    </div>
  )
}

/** Nothing in it can be pressed: it is a picture of an email, of an invoice that there is not. */
function Preview({
  language: { button, direction, filling, greeting, tag },
  typed,
}: {
  language: LanguageOfTexts
  typed: WrittenText
}) {
  const paragraphs = [greeting, ...paragraphsOf(typed.body).map((paragraph) => fillGaps(paragraph, filling))]
  // Two may be alike, and none moves.
  const numbered = paragraphs.map((paragraph, number) => ({ number, paragraph }))
  return (
    <figure className="grid gap-1">
      <figcaption className="text-13 text-muted">What a customer would read</figcaption>
      <div lang={tag} dir={direction} className="grid gap-3 rounded-base border border-line bg-paper p-5">
        <p className="font-strong break-words">{fillGaps(typed.subject, filling)}</p>
        <p className="text-22 font-strong tabular-nums">
          <bdi>{filling.amount}</bdi>
        </p>
        {numbered.map(({ number, paragraph }) => (
          <p key={number} className="break-words whitespace-pre-line">
            {paragraph}
          </p>
        ))}
        <span aria-hidden="true" className={PRIMARY_BUTTON}>
          {button}
        </span>
      </div>
    </figure>
  )
}
