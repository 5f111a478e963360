// The layout of every page: language, design tokens, and metadata.
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { AnswerEarlyPress } from '@/components/ui/answer-early-press'
import { KEEP_EARLY_PRESSES } from '@/components/ui/keep-early-presses'
import './globals.css'

export const metadata: Metadata = { applicationName: 'Remit', formatDetection: { telephone: false } }

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f5f1' },
    { media: '(prefers-color-scheme: dark)', color: '#131210' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page built ahead of time would carry no nonce, and the policy would block its scripts.
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang="en">
      <body>
        {/* A browser hides the nonce from scripts, so that React would find another one than it was given. */}
        <script nonce={nonce} suppressHydrationWarning>
          {KEEP_EARLY_PRESSES}
        </script>
        {children}
        <AnswerEarlyPress />
      </body>
    </html>
  )
}
