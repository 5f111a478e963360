// The frame of the minimal app's one page.
import type { ReactNode } from 'react'
import { STYLE } from '../../looks'

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <style>{STYLE}</style>
      </head>
      <body>{children}</body>
    </html>
  )
}
