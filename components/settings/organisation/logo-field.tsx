// Uploads a logo: chosen or dropped, shown at once, and removed again.
'use client'
import { type DragEvent, useId, useState } from 'react'
import { DANGER_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { useAction } from '@/components/ui/use-action'

interface Props {
  organisationId: string
  /** Where the present one is; null where there is none. */
  shown: string | null
  onChange: (shown: string | null) => void
}

const LARGEST_BYTES = 2 * 1024 * 1024

const TOO_LARGE = {
  title: 'Logo refused',
  status: 400,
  detail: 'The picture is larger than 2 MB. Save it smaller, then try again.',
}

/** Base64 without what stands before it in an address of data. */
const read = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'))
    reader.readAsDataURL(file)
  })

const answer = {
  parse: (value: unknown): string =>
    typeof value === 'object' && value !== null && 'url' in value ? new URL(String(value.url)).pathname : '',
}

export function LogoField({ onChange, organisationId, shown }: Props) {
  const id = useId()
  const { isPending, problem, run } = useAction()
  const [isOver, setOver] = useState(false)
  const [said, setSaid] = useState('')
  const path = `/organisations/${organisationId}/logo`
  const upload = async (file: File | undefined) => {
    if (!file || isPending) return
    setSaid('')
    const done = await run(async () => {
      if (file.size > LARGEST_BYTES) return { ok: false, problem: TOO_LARGE }
      const put = await callApi(path, { method: 'PUT', body: { picture: await read(file) }, answer })
      if (put.ok) onChange(put.value)
      return put
    })
    if (done) setSaid('Uploaded. Payers see it from now on.')
  }
  const remove = async () => {
    setSaid('')
    if (!(await run(() => callApi(path, { method: 'DELETE', answer: NOTHING })))) return
    onChange(null)
    setSaid('Removed.')
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    return upload(event.dataTransfer.files[0])
  }
  return (
    <section
      aria-label="Logo"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`grid max-w-[44rem] gap-3 rounded-base border border-dashed p-4 ${isOver ? 'border-accent bg-well' : 'border-field'}`}
    >
      <div className="flex flex-wrap items-center gap-4">
        {shown && (
          <picture>
            <img src={shown} alt="Your logo" className="h-12 max-w-40 rounded-base bg-white object-contain" />
          </picture>
        )}
        <div className="grid min-w-0 gap-1">
          <label htmlFor={id} className="text-13 font-strong">
            Logo file
          </label>
          <input
            id={id}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => upload(target.files?.[0]).finally(() => (target.value = ''))}
            className="min-h-11 w-full min-w-0 text-15 file:me-3 file:min-h-11 file:rounded-base file:border file:border-field file:bg-paper file:px-3"
          />
          <p id={`${id}-hint`} className="text-13 text-muted">
            PNG, JPEG or WebP of at most 2 MB: choose it, or drop it here. It is saved at once.
          </p>
        </div>
      </div>
      <ProblemNotice problem={problem} shownAt={[]} />
      <div className="flex flex-wrap items-center gap-4">
        {shown && (
          <button type="button" aria-disabled={isPending} onClick={remove} className={DANGER_BUTTON}>
            Remove the logo
          </button>
        )}
        <p role="status" className="text-good">
          {isPending ? 'Uploading …' : said}
        </p>
      </div>
    </section>
  )
}
