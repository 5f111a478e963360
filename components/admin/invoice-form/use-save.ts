// Saves the form as a draft, and sends it where that is asked: once, however often it is pressed.
'use client'
import { useRef, useState } from 'react'
import { type Answer, callApi, NOTHING, type Problem } from '@/components/ui/call-api'
import { z } from './browser-zod'
import { createRequestKeys } from './request-keys'
import { bodyOf, type FormValues } from './values'

const savedAnswer = z.object({ id: z.string() })

interface Options {
  organisationId: string
  /** The draft that is changed; a new one is made where there is none yet. */
  draftId: string | undefined
  /** Shows a refusal at its fields, and answers what remains to be said above them. */
  showRefusal: (problem: Problem) => Problem
  onSaved: (id: string) => void
}

export function useSave({ draftId, onSaved, organisationId, showRefusal }: Options) {
  const isRunning = useRef(false)
  const savedId = useRef(draftId)
  const keys = useRef(createRequestKeys())
  const sendKeys = useRef(createRequestKeys())
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [isSavedUnsent, setSavedUnsent] = useState(false)

  const write = (values: FormValues): Promise<Answer<{ id: string }>> => {
    const body = bodyOf(values)
    const id = savedId.current
    return id
      ? callApi(`/invoices/${id}`, { method: 'PATCH', body, organisationId, answer: savedAnswer })
      : callApi('/invoices', {
          body,
          organisationId,
          idempotencyKey: keys.current.keyFor(body),
          answer: savedAnswer,
        })
  }

  const send = (id: string) =>
    callApi(`/invoices/${id}/send`, {
      organisationId,
      idempotencyKey: sendKeys.current.keyFor(id),
      answer: NOTHING,
    })

  const writeAndSend = async (values: FormValues, isSending: boolean) => {
    const written = await write(values)
    if (!written.ok) return setProblem(showRefusal(written.problem))
    const { id } = written.value
    savedId.current = id
    const sent = isSending ? await send(id) : undefined
    if (sent && !sent.ok) {
      setSavedUnsent(true)
      return setProblem(sent.problem)
    }
    // Still pending on purpose: the page is about to go.
    onSaved(id)
    return 'leaving'
  }

  const save = async (values: FormValues, isSending: boolean) => {
    if (isRunning.current) return
    isRunning.current = true
    setPending(true)
    setProblem(undefined)
    setSavedUnsent(false)
    if ((await writeAndSend(values, isSending)) === 'leaving') return
    isRunning.current = false
    setPending(false)
  }

  return { save, isPending, problem, isSavedUnsent }
}
