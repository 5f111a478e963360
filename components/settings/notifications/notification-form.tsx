// Email notification settings: a checkbox for each optional kind, and the reason for each mandatory one.
'use client'
import { type FormEvent, useId, useState } from 'react'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { SaveLine } from '@/components/ui/save-line'
import { StatusMark } from '@/components/ui/status-mark'
import { useAction } from '@/components/ui/use-action'
import type { PersonalEvent } from '@/lib/notifications/notices'
import { EVENT_WORDS, REASON_WORDS, SHOWN_WORDS } from './words'

export interface ShownChoice {
  event: PersonalEvent
  isWanted: boolean
  alwaysSent: keyof typeof REASON_WORDS | null
  shown: keyof typeof SHOWN_WORDS | null
}

const ROW = 'flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-3'

function Words({ choice: { event, shown }, id }: { choice: ShownChoice; id: string }) {
  const { name, says } = EVENT_WORDS[event]
  return (
    <div className="grid min-w-0 max-w-[30rem] grow basis-60">
      <span className="font-strong">{name}</span>
      <span id={id} className="text-13 text-muted text-pretty">
        {says} {shown && SHOWN_WORDS[shown]}
      </span>
    </div>
  )
}

interface RowProps {
  choice: ShownChoice
  isTicked: boolean
  onTick: (isTicked: boolean) => void
}

function ChoiceRow({ choice, isTicked, onTick }: RowProps) {
  const id = useId()
  return (
    <li className={ROW}>
      <Words choice={choice} id={id} />
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={isTicked}
          onChange={({ target }) => onTick(target.checked)}
          aria-label={`By email: ${EVENT_WORDS[choice.event].name}`}
          aria-describedby={id}
          className="size-4 shrink-0 accent-accent"
        />
        By email
      </label>
    </li>
  )
}

function FixedRow({ choice }: { choice: ShownChoice }) {
  const id = useId()
  return (
    <li className={ROW}>
      <Words choice={choice} id={id} />
      {choice.alwaysSent && <StatusMark tone="calm">{REASON_WORDS[choice.alwaysSent]}</StatusMark>}
    </li>
  )
}

export function NotificationForm({ choices }: { choices: ShownChoice[] }) {
  const [saved, setSaved] = useState(choices)
  const [ticked, setTicked] = useState<ReadonlyMap<PersonalEvent, boolean>>(new Map())
  const [said, setSaid] = useState('')
  const { isPending, problem, run } = useAction()
  const isTicked = ({ event, isWanted }: ShownChoice) => ticked.get(event) ?? isWanted
  const changes = saved.filter((choice) => isTicked(choice) !== choice.isWanted)
  const tick = (event: PersonalEvent, isWanted: boolean) => {
    setTicked(new Map([...ticked, [event, isWanted]]))
    setSaid('')
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (changes.length === 0) return setSaid('Nothing was changed.')
    setSaid('')
    const sent = changes.map((choice) => ({
      event: choice.event,
      channel: 'mail',
      isWanted: isTicked(choice),
    }))
    const body = { choices: sent }
    if (!(await run(() => callApi('/notification-choices', { method: 'PATCH', body, answer: NOTHING }))))
      return
    const wishes = new Map(sent.map((choice) => [choice.event, choice.isWanted]))
    setSaved(saved.map((choice) => ({ ...choice, isWanted: wishes.get(choice.event) ?? choice.isWanted })))
    setSaid('Saved. This applies from the next email on.')
  }
  const [open, fixed] = [
    saved.filter(({ alwaysSent }) => !alwaysSent),
    saved.filter(({ alwaysSent }) => alwaysSent),
  ]
  return (
    <div className="grid max-w-[52rem] gap-10">
      <form onSubmit={save} noValidate className="grid gap-4">
        <section aria-labelledby="chosen" className="grid gap-2">
          <h2 id="chosen" className="text-17 font-strong">
            You choose
          </h2>
          <ul className="border-t border-line">
            {open.map((choice) => (
              <ChoiceRow
                key={choice.event}
                choice={choice}
                isTicked={isTicked(choice)}
                onTick={(isWanted) => tick(choice.event, isWanted)}
              />
            ))}
          </ul>
        </section>
        <ProblemNotice problem={problem} />
        <SaveLine label="Save" isPending={isPending} said={said} />
      </form>
      <section aria-labelledby="always" className="grid gap-2">
        <h2 id="always" className="text-17 font-strong">
          Always sent
        </h2>
        <ul className="border-t border-line">
          {fixed.map((choice) => (
            <FixedRow key={choice.event} choice={choice} />
          ))}
        </ul>
      </section>
    </div>
  )
}
