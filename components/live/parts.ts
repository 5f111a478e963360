// The parts of a payer's page that a script brings to life, by the names under which the server draws them.
import type { ComponentType } from 'react'
import { Arrival } from '@/components/invoice/arrival'
import { ViewBeacon } from '@/components/invoice/view-beacon'
import { PayPanel } from '@/components/pay/pay-panel'
import { ProgressWatch } from '@/components/pay/progress-watch'
import { SaveForm } from '@/components/pay/save-form'
import { Unlock } from '@/components/pay/unlock'
import { CopyButton } from '@/components/ui/copy-button'
import { PrintButton } from '@/components/ui/print-button'

/** What each is told must be what JSON can carry: it travels in the page. */
export const PARTS = {
  arrival: Arrival,
  copy: CopyButton,
  pay: PayPanel,
  print: PrintButton,
  progress: ProgressWatch,
  save: SaveForm,
  unlock: Unlock,
  view: ViewBeacon,
}

export type PartName = keyof typeof PARTS

export type PropsOf<Name extends PartName> = Parameters<(typeof PARTS)[Name]>[0]

export type KnownParts = Readonly<Record<string, ComponentType<Record<string, unknown>>>>
