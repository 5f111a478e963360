// What payers can say besides paying, and what is answered, in Spanish.
import type { Messages } from '../messages'
import type { en } from './en'

export const es: Messages<typeof en> = {
  'said.title': '¿Algo más?',
  'said.promise.open': 'Pagaré otro día',
  'said.promise.day': 'Día',
  'said.promise.until':
    'Como muy tarde el {date}. Se avisa a {seller} y no se envían recordatorios hasta entonces.',
  'said.promise.send': 'Prometer este día',
  'said.promise.stands': 'Ha dicho que pagará el {date}.',
  'said.promise.past': 'Dijo que pagaría el {date}.',
  'said.number.open': 'Añadir su número de pedido',
  'said.number.label': 'Número de pedido',
  'said.number.hint':
    'Figurará aquí, en su recibo y en los documentos posteriores. La factura en sí queda tal como se emitió.',
  'said.number.send': 'Guardar número',
  'said.number.given': 'Su número de pedido',
  'said.question.open': 'Tengo una pregunta o he encontrado un error',
  'said.question.kind.question': 'Una pregunta',
  'said.question.kind.mistake': 'Un error en la factura',
  'said.question.text': 'Su mensaje para {seller}',
  'said.question.send': 'Enviar mensaje',
  'said.question.asked': 'Usted escribió el {date}:',
  'said.question.answered': '{seller} respondió:',
  'said.done.promise': 'Gracias. {seller} sabe que pagará el {date}.',
  'said.done.number': 'Su número de pedido se ha guardado.',
  'said.done.question': 'Su mensaje va de camino a {seller}.',
  'said.not.day': 'Ese día no se puede prometer. Elija uno entre hoy y el {date}.',
  'said.not.text': 'No se ha enviado nada: el campo está vacío o el texto es demasiado largo.',
  'said.not.card':
    'No se ha enviado nada: lo que ha escrito parece un número de tarjeta. Quítelo, por favor.',
  'said.not.closed': 'No se ha enviado nada: aquí ya no queda nada por pagar.',
  'said.not.failed': 'No se ha enviado nada. Inténtelo de nuevo dentro de un minuto.',
  'said.lost.hint':
    '¿Su enlace es antiguo? Podemos enviar uno nuevo a la dirección a la que se envió la factura.',
  'said.lost.send': 'Enviarme un enlace nuevo',
  'said.lost.askedTitle': 'Mire en su buzón',
  'said.lost.asked':
    'Si su enlace llevaba antes a una factura, uno nuevo va de camino a la dirección a la que se envió la factura. Si no llega nada en unos minutos, pregunte al remitente.',
  'said.mail.promise.title': 'Su cliente promete pagar',
  'said.mail.promise.lead':
    '{customer} dice que pagará el {date}. Hasta entonces no se envían recordatorios.',
  'said.mail.number.title': 'Su cliente ha añadido un número de pedido',
  'said.mail.number.lead':
    '{customer} ha dado un número de pedido para esta factura. Figura en la página de pago, en los recibos y en los documentos posteriores. La factura en sí queda tal como se emitió.',
  'said.mail.question.title': 'Su cliente tiene una pregunta',
  'said.mail.mistake.title': 'Su cliente ha encontrado un error',
  'said.mail.question.lead': '{customer} le ha escrito sobre esta factura:',
  'said.mail.question.reply':
    'Responda a este correo para contestar a {customer} y después cierre la pregunta en Remit. Hasta entonces no se envían recordatorios.',
  'said.mail.question.noReply':
    'Cierre la pregunta en Remit cuando esté resuelta. Hasta entonces no se envían recordatorios.',
  'said.mail.answer.subject': '{organisation} le ha respondido sobre la factura {number}',
  'said.mail.answer.title': 'Tiene una respuesta',
  'said.mail.answer.lead': '{organisation} ha respondido a lo que escribió sobre la factura {number}:',
  'said.mail.answer.asked': 'Usted escribió',
  'said.mail.link.subject': 'Su enlace a la factura {number} de {organisation}',
  'said.mail.link.title': 'Su enlace',
  'said.mail.link.lead': 'Se ha pedido un enlace nuevo a esta factura de {organisation}. Aquí lo tiene.',
  'said.mail.link.ignore': '¿No lo ha pedido usted? Entonces puede ignorar este correo.',
}
