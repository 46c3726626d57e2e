'use strict';

/** `<service>.<step>.<what>`, each of small letters, digits and dashes. */
const NAME = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*){2}$/;

module.exports = { NAME };
