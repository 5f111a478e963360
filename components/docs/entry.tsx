// One labelled input of a try-it form.
import type { ComponentProps } from 'react'

type Props = ComponentProps<'input'> & { label: string; hint?: string }

export const INPUT =
  'min-h-11 w-full rounded-base border border-field bg-paper px-3 font-[family-name:ui-monospace,SFMono-Regular,Menlo,monospace] text-15'

export const BUTTON = 'min-h-11 rounded-base bg-accent px-4 font-strong text-on-accent disabled:opacity-60'

export function Entry({ hint, id, label, ...input }: Props) {
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="font-strong text-13">
        {label}
      </label>
      {hint && <span className="text-13 text-muted"> {hint}</span>}
      <input id={id} className={INPUT} autoComplete="off" spellCheck={false} {...input} />
    </div>
  )
}
