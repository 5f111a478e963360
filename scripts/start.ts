// `npm start`: serves the built app, with all that the environment leaves out.
import { runRemit } from './support/run-remit'

await runRemit('build')
