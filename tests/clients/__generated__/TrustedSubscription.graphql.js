/**
 * @generated SignedSource<<3836199b56e127bd504b1f5108fd959f>>
 * @relayHash 0e21e628c85493e149758be83508d0c3
 * @lightSyntaxTransform
 */

/* eslint-disable */

'use strict';

// @relayRequestID 0e21e628c85493e149758be83508d0c3

var node = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "__typename",
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "TrustedSubscription",
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": null,
        "kind": "LinkedField",
        "name": "events",
        "plural": false,
        "selections": [
          (v0/*:: as any*/)
        ],
        "storageKey": null
      }
    ],
    "type": "Subscription",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "TrustedSubscription",
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": null,
        "kind": "LinkedField",
        "name": "events",
        "plural": false,
        "selections": [
          (v0/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "id",
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "id": "0e21e628c85493e149758be83508d0c3",
    "metadata": {},
    "name": "TrustedSubscription",
    "operationKind": "subscription",
    "text": null
  }
};
})();

node.hash = "7eb09633e85520ebf5ec11f999a236d8";

export default node;
