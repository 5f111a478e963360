// Asks for an export and hands it to the browser as a file.
'use client'
import { QUIET_BUTTON } from './button'
import { callApi } from './call-api'
import { ProblemNotice } from './problem-notice'
import { useAction } from './use-action'

interface Props {
  /** Where the export is asked for. */
  path: string
  organisationId?: string
  /** The name of the file, without its ending. */
  name: string
  children: string
}

const AS_IT_IS = { parse: (value: unknown) => value }

function save(name: string, value: unknown): void {
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(value, undefined, 2)], { type: 'application/json' }),
  )
  const link = Object.assign(document.createElement('a'), { href: url, download: `${name}.json` })
  link.click()
  URL.revokeObjectURL(url)
}

export function ExportButton({ children, name, organisationId, path }: Props) {
  const { isPending, problem, run } = useAction()
  const download = () =>
    run(async () => {
      const answer = await callApi(path, {
        method: 'GET',
        answer: AS_IT_IS,
        ...(organisationId && { organisationId }),
      })
      if (answer.ok) save(name, answer.value)
      return answer
    })
  return (
    <>
      <button type="button" className={QUIET_BUTTON} aria-disabled={isPending} onClick={download}>
        {children}
      </button>
      <ProblemNotice problem={problem} />
    </>
  )
}
