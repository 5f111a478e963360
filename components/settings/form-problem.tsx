// What a form's refusal says: beside the fields it is about, and above them for the rest.
'use client'
import type { Problem } from '@/components/ui/call-api'
import { Notice } from '@/components/ui/notice'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { useRefusalFocus } from '@/components/ui/use-refusal-focus'

/** `name: must not be blank.` → `Must not be blank.` */
function sentence(detail: string): string {
  const plain = detail.replace(/^[\w./]+: /, '')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

/** What is wrong with the field at this JSON pointer, or anything below it. */
export function errorAt(problem: Problem | undefined, pointer: string): string | undefined {
  const found = problem?.errors?.find((error) => `${error.pointer}/`.startsWith(`${pointer}/`))
  return found && sentence(found.detail)
}

/** `pointers` are those of the fields that the form shows. */
export function FormProblem({
  pointers,
  problem,
}: {
  problem: Problem | undefined
  pointers: readonly string[]
}) {
  const place = useRefusalFocus(problem)
  const errors = problem?.errors ?? []
  const isShown = (at: string) => pointers.some((pointer) => `${at}/`.startsWith(`${pointer}/`))
  if (errors.length === 0 || !errors.every(({ pointer }) => isShown(pointer)))
    return <ProblemNotice problem={problem} />
  return (
    <Notice tone="bad" isAlert place={place}>
      <p>{errors.length === 1 ? 'One field needs another look.' : 'Some fields need another look.'}</p>
    </Notice>
  )
}
