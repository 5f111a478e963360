// A number field in a form that the browser submits: it sends plain decimal text.
'use client'
import { useState } from 'react'
import type { Asked } from '@/lib/money/asked'
import { DecimalField } from './decimal-field'

interface Props {
  asked: Asked
  label: string
  name: string
  initial: string
  error?: string | undefined
  className?: string
}

export function DecimalInput({ initial, name, ...rest }: Props) {
  const [value, setValue] = useState(initial)
  return (
    <>
      <DecimalField {...rest} value={value} onChange={setValue} />
      <input type="hidden" name={name} value={value} />
    </>
  )
}
