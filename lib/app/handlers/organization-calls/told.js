/** An error that says in whole sentences what is wrong and what to do. */
class Told extends Error {}

/** AWS is still at it. */
class Pending extends Error {}

module.exports = { Told, Pending };
