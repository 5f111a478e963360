// The texts of the payer's pages in Spanish.
import type { Messages } from '../messages'
import type { en } from './en'

export const es: Messages<typeof en> = {
  'page.mark.due': 'Por pagar',
  'page.mark.overdue': 'Vencida',
  'page.mark.partlyPaid': 'Pagada en parte',
  'page.mark.processing': 'En camino',
  'page.mark.actionNeeded': 'Falta un paso',
  'page.mark.paid': 'Pagada',
  'page.mark.partlyRefunded': 'Reembolsada en parte',
  'page.mark.refunded': 'Reembolsada',
  'page.mark.credited': 'Rectificada',
  'page.mark.chargedBack': 'Devuelta por el banco',
  'page.mark.disputed': 'En disputa',
  'page.mark.overpaid': 'Pagada de más',
  'page.mark.underReview': 'En revisión',
  'page.mark.void': 'Anulada',
  'page.standing.dueOn': 'Vence el {date}',
  'page.standing.wasDueOn': 'Venció el {date}',
  'page.standing.noDueDate': 'Sin vencimiento',
  'page.standing.paidOn': 'Pagada el {date}',
  'page.standing.partlyPaid': '{paid} de {total} están pagados',
  'page.standing.refundedOf': 'de los {total} que pagó',
  'page.standing.processing':
    'Su pago se está procesando. No tiene que hacer nada más: esta página le avisará cuando termine.',
  'page.standing.processingDebit':
    'Su dinero está en camino. Tarda unos días hábiles. No tiene que hacer nada más.',
  'page.standing.processingTransfer':
    'Esperamos su transferencia. Si ya la ha enviado, no tiene que hacer nada más.',
  'page.standing.processingVoucher':
    'Esperamos que pague con el código que recibió. Cuando lo haya hecho, no tiene que hacer nada más.',
  'page.standing.actionNeededOther':
    'Un intento anterior no se terminó. No se ha cobrado nada. Pague de nuevo aquí para terminar.',
  'page.standing.refundedBank':
    'Su dinero se ha devuelto a su cuenta bancaria. Puede tardar hasta 10 días en aparecer.',
  'page.standing.chargedBackDebit':
    'Su banco ha devuelto este adeudo y el dinero ha vuelto a usted. Si es un error, escriba a {seller}.',
  'page.standing.underReview':
    'El pago recibido no es el que se esperaba y lo estamos comprobando con {seller}. Mientras tanto no hay nada que pagar.',
  'page.standing.underReviewWithdrawn':
    'Mientras su pago estaba en camino, {seller} puso fin a su conexión con nosotros. {seller} está comprobando si el dinero llegó. Mientras tanto, no pague de nuevo.',
  'page.standing.disputed':
    'Este pago está en disputa y su banco decidirá. Mientras tanto no hay nada que pagar. Si es un error, dígaselo a su banco y a {seller}.',
  'page.standing.overpaid':
    'Se han pagado {amount} de más. {seller} se los devolverá o los guardará como saldo a su favor.',
  'page.standing.actionNeeded':
    'Su banco aún espera que confirme un intento anterior. No se ha cobrado nada. Pague de nuevo aquí para terminar.',
  'page.standing.refunded': 'Su dinero se ha devuelto. Puede tardar de 5 a 10 días en aparecer en su cuenta.',
  'page.standing.chargedBack': 'Su banco ha recuperado este pago. Si es un error, escriba a {seller}.',
  'page.standing.void': '{seller} ha anulado esta factura. No hay nada que pagar.',
  'page.standing.credited': '{seller} ha rectificado esta factura por completo. No hay nada que pagar.',
  'page.standing.paid': 'Gracias. {seller} ha recibido su pago.',
  'page.standing.surplus': 'Esta factura se pagó dos veces. El segundo pago de {amount} se le ha devuelto.',
  'page.paper.invoice': 'Factura {number}',
  'page.paper.for': 'Para',
  'page.paper.issued': 'Emitida',
  'page.paper.due': 'Vence',
  'page.paper.lines': 'Detalle',
  'page.paper.tax': 'Impuesto {rate}',
  'page.paper.subtotal': 'Subtotal',
  'page.paper.total': 'Total',
  'page.paper.paid': 'Pagado',
  'page.paper.refunded': 'Reembolsado',
  'page.paper.left': 'Pendiente de pago',
  'page.paper.memo': 'Nota',
  'page.paper.download': 'Descargar PDF',
  'page.receipt.title': 'Recibo',
  'page.receipt.amount': 'Importe',
  'page.receipt.date': 'Fecha',
  'page.receipt.means': 'Pagado con',
  'page.receipt.reference': 'Referencia',
  'page.receipt.overpaid': 'Pagado de más, reembolsado',
  'page.receipt.fromCredit': 'Pagado con saldo a favor',
  'page.receipt.keptAsCredit': 'Guardado como saldo a favor',
  'page.receipt.refunded': 'Reembolsado',
  'page.receipt.surplus': 'Pagado dos veces; este pago se reembolsó',
  'page.receipt.keep': 'Guardar o imprimir',
  'page.receipt.download': 'Descargar recibo',
  'page.receipt.all': 'Descargar todos los pagos',
  'page.receipt.endingIn': '{means} que termina en {last4}',
  'page.receipt.manual': 'Registrado por {seller}',
  'page.receipt.again': 'Pagar esta factura de nuevo',
  'page.means.card': 'Tarjeta',
  'page.means.sepaDebit': 'Adeudo SEPA',
  'page.means.usBankAccount': 'Cuenta bancaria (ACH)',
  'page.means.bankDebit': 'Adeudo bancario',
  'page.means.bankTransfer': 'Transferencia',
  'page.means.other': 'Pago en línea',
  'page.bank.title': 'Pagar por transferencia',
  'page.bank.holder': 'Titular',
  'page.bank.bankName': 'Banco',
  'page.bank.iban': 'IBAN',
  'page.bank.bic': 'BIC',
  'page.bank.accountNumber': 'Número de cuenta',
  'page.bank.routingNumber': 'Código del banco',
  'page.bank.amount': 'Importe',
  'page.bank.amountIfEarly': 'Importe si llega a más tardar el {date}',
  'page.bank.reference': 'Concepto',
  'page.bank.copy': 'Copiar',
  'page.bank.copied': 'Copiado',
  'page.bank.copyOf': 'Copiar: {label}',
  'page.closed.notEnabled': '{seller} no puede aceptar pagos en línea en este momento.',
  'page.closed.belowMinimum': 'Este importe es demasiado pequeño para pagarlo en línea.',
  'page.closed.aboveMaximum': 'Este importe es demasiado grande para pagarlo en línea.',
  'page.closed.withBank': 'Puede pagar por transferencia.',
  'page.closed.withoutBank': 'Pregunte a {seller} cómo pagar.',
  'page.pause.lead':
    'Aquí se han rechazado demasiadas tarjetas, por lo que los pagos en línea de esta factura están en pausa durante {minutes, plural, one {# minuto} many {# minutos} other {# minutos}}. No se ha cobrado nada.',
  'page.pause.code':
    'Para pagar con tarjeta enseguida, solicite un código. Lo enviaremos a la dirección a la que se envió esta factura.',
  'page.pause.send': 'Enviarme un código',
  'page.pause.sent': 'El código está en camino. Introdúzcalo aquí.',
  'page.pause.label': 'Código del correo',
  'page.pause.enter': 'Continuar con el pago',
  'page.pause.wrong': 'Este código no es correcto o ya se ha utilizado. Consulte el correo más reciente.',
  'page.language': 'Idioma',
  'page.foot.safe': 'Sus datos de pago van directamente a Stripe, cifrados. Ni {seller} ni Remit los ven.',
  'page.foot.who': 'Enviada con Remit, que entrega facturas y recibe pagos para {seller}.',
  'page.foot.reach': '¿Preguntas sobre esta factura? Escriba a {email}.',
  'page.foot.reachUnknown': '¿Preguntas sobre esta factura? Responda al mensaje que le trajo aquí.',
  'page.pay.title': 'Pagar en línea',
  'page.pay.button': 'Pagar {amount}',
  'page.pay.or': 'o',
  'page.pay.loading': 'Preparando el formulario de pago',
  'page.pay.failed':
    'No se pudo cargar el formulario de pago. Compruebe su conexión o inténtelo de nuevo en un minuto.',
  'page.pay.slow': 'El formulario de pago tarda más de lo habitual. Puede esperar o intentarlo de nuevo.',
  'page.pay.silent':
    'El formulario de pago aún no ha respondido. Si una ventana le pide que confirme, termine el pago allí. Si no, inténtelo de nuevo: no se le ha cobrado nada.',
  'page.pay.retry': 'Intentar de nuevo',
  'page.pay.noScript': 'El pago en línea necesita JavaScript. Actívelo y vuelva a cargar esta página.',
  'page.pay.checking': 'Comprobando sus datos',
  'page.pay.preparing': 'Preparando su pago',
  'page.pay.bank': 'Consultando a su banco',
  'page.pay.confirm':
    'Es posible que su banco le pida confirmar. Deje esta página abierta hasta que termine.',
  'page.pay.done': 'Listo. Cargando su recibo',
  'page.pay.invalid': 'Arriba falta algo o no es correcto. Revíselo, por favor.',
  'page.pay.changed': 'El importe ha cambiado. No se ha cobrado nada. Compruébelo antes de pagar.',
  'page.pay.gone': 'Esta factura ya no se puede pagar. No se ha cobrado nada. Actualizando la página.',
  'page.pay.inFlight': 'Otro pago de esta factura ya está en camino. No se ha cobrado nada más.',
  'page.pay.notEnabled':
    'El vendedor no puede aceptar pagos en línea en este momento. No se ha cobrado nada.',
  'page.pay.tooOften': 'Han sido muchos intentos en poco tiempo. Espere un minuto, por favor.',
  'page.pay.unreachable':
    'Nuestro servicio de pago no responde en este momento. No se ha cobrado nada. Inténtelo de nuevo.',
  'page.pay.unsure': 'Aún no sabemos si el pago se hizo. No pague otra vez, lo estamos averiguando.',
  'page.decline.generic': 'Su banco ha rechazado el pago. Pruebe con otra tarjeta o pregunte a su banco.',
  'page.decline.noFunds': 'No hay dinero suficiente en esta tarjeta. Pruebe con otra o recárguela primero.',
  'page.decline.expired': 'Esta tarjeta ha caducado. Pruebe con otra.',
  'page.decline.cvc':
    'El código de seguridad no es correcto. Mire el dorso de la tarjeta e inténtelo de nuevo.',
  'page.decline.number': 'El número de tarjeta no es correcto. Revíselo e inténtelo de nuevo.',
  'page.decline.expiry': 'La fecha de caducidad no es correcta. Revísela e inténtelo de nuevo.',
  'page.decline.address':
    'La dirección o el código postal no coincide con la tarjeta. Revíselo e inténtelo de nuevo.',
  'page.decline.unsupported': 'Esta tarjeta no sirve para este pago. Pruebe con otra.',
  'page.decline.limit': 'Esta tarjeta ha llegado a su límite. Pruebe con otra o pregunte a su banco.',
  'page.decline.authentication':
    'Su banco no pudo confirmar que era usted. Inténtelo de nuevo o use otra tarjeta.',
  'page.decline.later': 'Su banco no respondió bien. No se ha cobrado nada. Inténtelo de nuevo en un minuto.',
  'page.decline.debit': 'Su banco no permitió el adeudo. Pague de otra forma o pregunte a su banco.',
  'page.decline.debitGeneric':
    'Su banco no ejecutó el adeudo. No se ha pagado nada. Inténtelo de nuevo, pague de otra forma o pregunte a su banco.',
  'page.decline.debitNoFunds':
    'No había dinero suficiente en la cuenta para el adeudo. Inténtelo de nuevo cuando lo haya o pague de otra forma.',
  'page.decline.debitAccount':
    'No se puede adeudar en esta cuenta: quizá esté cerrada o el número no sea correcto. Revíselo o pague de otra forma.',
  'page.decline.debitLimit':
    'El importe supera lo que se puede adeudar en esta cuenta. Pague de otra forma o pregunte a su banco.',
  'page.decline.other':
    'El pago no se ha realizado. No se ha cobrado nada. Inténtelo de nuevo o pague de otra forma.',
  'page.decline.otherNoFunds':
    'No había dinero suficiente para este pago. No se ha cobrado nada. Inténtelo más tarde o pague de otra forma.',
  'page.decline.otherAuthentication':
    'El pago no se confirmó. No se ha cobrado nada. Inténtelo de nuevo o pague de otra forma.',
  'page.lost.title': 'Este enlace no abre ninguna factura',
  'page.lost.text':
    'Puede que haya caducado o que le falte una parte. Ábralo de nuevo desde el mensaje o pida uno nuevo a quien se lo envió.',
  'page.autopay.tick': 'Pagar automáticamente las próximas facturas de {organisation}',
  'page.autopay.terms':
    'Acepto que {organisation} cobre lo que deba por las próximas facturas con este medio de pago en su fecha de vencimiento. Se me avisará antes del importe y del día: 14 días antes de un adeudo bancario y 3 días antes de un pago con tarjeta, o al menos 3 días antes si la factura vence antes. Puedo detenerlo en cualquier momento, con un clic en cada correo.',
  'page.autopay.termsOfThis':
    'Acepto que {organisation} cobre lo que deba por esta factura y por las próximas con este medio de pago en su fecha de vencimiento. Se me avisará antes del importe y del día: 14 días antes de un adeudo bancario y 3 días antes de un pago con tarjeta, o al menos 3 días antes si la factura vence antes. Puedo detenerlo en cualquier momento, con un clic en cada correo.',
  'page.autopay.tickOfThis': 'Pagar automáticamente esta factura y las próximas de {organisation}',
  'page.autopay.tickMissed': 'Marque esta casilla para aceptar.',
  'page.autopay.saveAwaited':
    'El pago automático empezará cuando se haya verificado su cuenta bancaria. Recibirá un correo al respecto.',
  'page.autopay.saveTitle': 'Pagar automáticamente a partir de ahora',
  'page.autopay.saveNote': 'Ahora no se cobra nada.',
  'page.autopay.saveButton': 'Activar el pago automático',
  'page.autopay.on': 'El pago automático está activado: {means}',
  'page.autopay.stop': 'Detenerlo',
  'page.autopay.stopTitle': '¿Detener el pago automático?',
  'page.autopay.stopLead':
    '{organisation} dejará de cobrar las facturas automáticamente. Recibirá cada una con un enlace para pagar.',
  'page.autopay.stopButton': 'Detener el pago automático',
  'page.autopay.stopped':
    'El pago automático está desactivado. {organisation} ya no cobrará nada automáticamente.',
}
