"""What economy keeps in the database. The ledger's rows lie in Parquet files: see `economy.ledger`."""

from tertial.economy.models.action_plan import DeficitMeasure, DeficitMeasureEffect, MeasureStatus
from tertial.economy.models.amount import LineAmount, Measure
from tertial.economy.models.budget import BudgetPost, BudgetVersion, FrameItem, SpreadMethod
from tertial.economy.models.code import Code, Part
from tertial.economy.models.investment import Flow, InvestmentAmount, InvestmentProject
from tertial.economy.models.ledger import Content, LedgerBatch, LedgerPeriod, Mode
from tertial.economy.models.line import Block, LineKind, OperatingLine
from tertial.economy.models.upload import ImportProfile, Upload, UploadState

__all__ = [
    "Block",
    "BudgetPost",
    "BudgetVersion",
    "Code",
    "Content",
    "DeficitMeasure",
    "DeficitMeasureEffect",
    "Flow",
    "FrameItem",
    "ImportProfile",
    "InvestmentAmount",
    "InvestmentProject",
    "LedgerBatch",
    "LedgerPeriod",
    "LineAmount",
    "LineKind",
    "Measure",
    "MeasureStatus",
    "Mode",
    "OperatingLine",
    "Part",
    "SpreadMethod",
    "Upload",
    "UploadState",
]
