// Creates or edits an article.
'use client'
import { type FormEvent, type ReactElement, useState } from 'react'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { DecimalField } from '@/components/ui/decimal-field'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { FIELDS_BESIDE, SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { personLocale } from '@/components/ui/person-locale'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { errorAt } from '@/components/ui/refusal'
import { useAction } from '@/components/ui/use-action'
import { CURRENCIES } from '@/lib/money/currency'
import { type ArticleDraft, askedFor, bodyOf, unreadFaults } from './article-form'

const CURRENCY_CHOICES = CURRENCIES.map(({ code }) => ({ value: code, label: code }))

export interface ArticleType {
  id: number
  name: string
}

interface Props {
  organisationId: string
  types: ArticleType[]
  /** How the form begins. */
  draft: ArticleDraft
  /** Of the article that is changed; left out for a new one. */
  articleId?: number
  trigger: ReactElement
}

export function ArticleDialog(props: Props) {
  const [isOpen, setOpen] = useState(false)
  const isNew = props.articleId === undefined
  return (
    <Dialog
      title={isNew ? 'New article' : 'Edit the article'}
      description={
        isNew
          ? 'Something you sell through a checkout. The price is what the payer sees, taxes included.'
          : 'Existing checkouts keep what they sold.'
      }
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={props.trigger}
    >
      <ArticleFields {...props} onDone={() => setOpen(false)} />
    </Dialog>
  )
}

function ArticleFields({ articleId, draft, onDone, organisationId, types }: Props & { onDone: () => void }) {
  const [typed, setTyped] = useState(draft)
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID())
  const [unread, setUnread] = useState<ReturnType<typeof unreadFaults>>({})
  const { isPending, problem, run } = useAction()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const faults = unreadFaults(typed, personLocale())
    setUnread(faults)
    if (Object.keys(faults).length > 0) return
    const path = `/organisations/${organisationId}/articles`
    const body = bodyOf(typed)
    const done = await run(() =>
      articleId === undefined
        ? callApi(path, { body, idempotencyKey, answer: NOTHING })
        : callApi(`${path}/${articleId}`, { method: 'PATCH', body, answer: NOTHING }),
    )
    if (done) onDone()
  }
  const type = (changes: Partial<ArticleDraft>) => {
    setTyped({ ...typed, ...changes })
    // What is sent differs now, so it is another attempt.
    setIdempotencyKey(crypto.randomUUID())
  }
  /** Ties a field to what was typed, and to what is wrong with it. */
  const field = (name: Exclude<keyof ArticleDraft, 'active'>) => ({
    value: typed[name],
    error: errorAt(problem, `/${name}`),
    onChange: ({ target }: { target: { value: string } }) => type({ [name]: target.value }),
  })
  const decimal = (name: 'price' | 'vat') => ({
    asked: askedFor(name, typed.currency),
    value: typed[name],
    error: unread[name] ?? errorAt(problem, `/${name}`),
    onChange: (value: string) => {
      setUnread({ ...unread, [name]: undefined })
      type({ [name]: value })
    },
  })
  return (
    <form onSubmit={save} noValidate className="grid gap-4">
      <ProblemNotice problem={problem} shownAt={Object.keys(draft).map((name) => `/${name}`)} />
      <TextField label="Name" required maxLength={200} autoComplete="off" {...field('name')} />
      <TextAreaField label="Description" maxLength={500} rows={2} {...field('description')} />
      <SelectField
        label="Type"
        choices={types.map(({ id, name }) => ({ value: String(id), label: name }))}
        {...field('articleTypeId')}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] gap-3">
        <DecimalField label="Price" required {...decimal('price')} />
        <SelectField label="Currency" choices={CURRENCY_CHOICES} {...field('currency')} />
      </div>
      <div className={FIELDS_BESIDE}>
        <DecimalField label="VAT in %" {...decimal('vat')} />
        <TextField
          label="Position in the list"
          hint="Lower numbers come first."
          inputMode="numeric"
          autoComplete="off"
          {...field('sortOrder')}
        />
      </div>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={typed.active}
          onChange={({ target }) => type({ active: target.checked })}
          className="size-4 accent-accent"
        />
        For sale
      </label>
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
        <button type="submit" aria-disabled={isPending} className={COMPACT_PRIMARY_BUTTON}>
          Save the article
        </button>
      </div>
    </form>
  )
}
