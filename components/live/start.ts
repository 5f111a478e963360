// What a payer's browser runs beside Stripe's script: brings the parts of the page to life.
import { watchChoices } from './choices'
import { bringToLife } from './lives'
import { morph } from './morph'
import { type KnownParts, PARTS } from './parts'
import { drawBy } from './show-again'

drawBy(morph)
bringToLife(PARTS as unknown as KnownParts)
watchChoices()
// A task later: what a part does when it is shown has been done by then, and it hears the press.
setTimeout(() => window.answerEarlyPress?.())
