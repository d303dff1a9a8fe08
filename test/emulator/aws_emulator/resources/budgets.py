"""AWS::Budgets::*"""

import json

from ..cloudformation.resource import Recorded, Resource


class Budget(Resource):
    TYPE = "AWS::Budgets::Budget"

    def create(self):
        budget = json.loads(json.dumps(self.properties["Budget"]))
        budget.setdefault("BudgetName", self.physical_id or self.generated_name())
        if "BudgetLimit" in budget:
            budget["BudgetLimit"] = {"Amount": str(budget["BudgetLimit"]["Amount"]), "Unit": budget["BudgetLimit"]["Unit"]}
        notifications = [
            {"Notification": {**n["Notification"], "Threshold": float(n["Notification"]["Threshold"])}, "Subscribers": n["Subscribers"]}
            for n in self.properties.get("NotificationsWithSubscribers") or []
        ]
        self.api("budgets", "us-east-1").create_budget(AccountId=self.account, Budget=budget, NotificationsWithSubscribers=notifications)
        self.physical_id = budget["BudgetName"]

    def update(self, old):
        """moto has no UpdateBudget: the budget is made anew under its name."""
        self.delete()
        self.create()

    def delete(self):
        self.api("budgets", "us-east-1").delete_budget(AccountId=self.account, BudgetName=self.physical_id)


class BudgetsAction(Recorded):
    """Recorded only."""

    TYPE = "AWS::Budgets::BudgetsAction"

    def recorded_attributes(self):
        return {"ActionId": self.physical_id}
