// `npm run dev`: the same as `npm start`, from the sources as they are being written.
import { runRemit } from './support/run-remit'

await runRemit('sources')
