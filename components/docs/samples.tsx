// One call in three languages, each to be copied.
import { Block } from './prose'

export interface SampleWords {
  curl: string
  javascript: string
  python: string
}

const LANGUAGES = [
  ['curl', 'curl'],
  ['javascript', 'JavaScript'],
  ['python', 'Python'],
] as const

export function Samples({ samples }: { samples: SampleWords }) {
  return (
    <div className="space-y-3">
      {LANGUAGES.map(([language, name]) => (
        <div key={language} className="space-y-1">
          <h4 className="font-strong">{name}</h4>
          <Block>{samples[language]}</Block>
        </div>
      ))}
    </div>
  )
}
