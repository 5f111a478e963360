// A part of a page that the server draws and a script brings to life: the place where it stands, and what it is told.
import type { ComponentType } from 'react'
import { PARTS, type PartName, type PropsOf } from './parts'

interface Props<Name extends PartName> {
  part: Name
  told: PropsOf<Name>
  /** By which it is found again when the page has changed around it. */
  id?: string
  /** With another mark it begins anew; with the same one it goes on, and is only told what is new. */
  mark?: string
  /** Some have nothing to show before their script is there. */
  isDrawn?: boolean
}

export function Live<Name extends PartName>({ id, isDrawn = true, mark, part, told }: Props<Name>) {
  const Part = PARTS[part] as ComponentType<PropsOf<Name>>
  return (
    <div id={id} data-part={part} data-told={JSON.stringify(told)} data-mark={mark} className="contents">
      {isDrawn && <Part {...told} />}
    </div>
  )
}
