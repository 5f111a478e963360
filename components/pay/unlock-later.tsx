// The way out of a pause, loaded only where a payment is paused: nobody else carries its script.
'use client'
import { lazy, Suspense } from 'react'
import type { UnlockWords } from './pay-words'

const Unlock = lazy(() => import('./unlock').then((module) => ({ default: module.Unlock })))

export const UnlockLater = ({ words }: { words: UnlockWords }) => (
  <Suspense>
    <Unlock words={words} />
  </Suspense>
)
